package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.model.ContactSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
  @TempDir Path folder;

  @Test
  void write_propertiesThatDoNotFit_areWrittenAsTheyCame() throws IOException {
    String json =
        "{\"id\":\"a\",\"firstName\":{\"given\":\"Ada\"},\"tags\":[null,\"vip\"],\"dateAdded\":\"\"}";
    try (ExportFiles files =
        new ExportFiles(folder, List.of(), contact -> CustomFields.of(List.of()))) {
      files.write(
          List.of(
              new ObjectMapper().readValue(json, ContactSummary.class),
              new ObjectMapper()
                  .readValue("{\"lastName\":5,\"tags\":[\"a\",\"b\"]}", ContactSummary.class)));
    }

    assertThat(Files.readAllLines(folder.resolve("contacts.csv")))
        .containsExactly(
            "id,firstName,lastName,email,phone,tags,dateAdded",
            "a,\"{\"\"given\"\":\"\"Ada\"\"}\",,,,\"[null,\"\"vip\"\"]\",\"\"\"\"\"\"",
            ",,5,,,a;b,");
    assertThat(Files.readAllLines(folder.resolve("contacts.jsonl")))
        .containsExactly(json, "{\"lastName\":5,\"tags\":[\"a\",\"b\"]}");
  }
}
