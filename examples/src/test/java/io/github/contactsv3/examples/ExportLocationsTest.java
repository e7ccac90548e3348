package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportLocationsTest {
  @TempDir Path folder;

  @Test
  void oneLocationRefuses_theOthersAreExported() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      sandbox.addLocation("Boston");
      sandbox.seed("Boston", 1_234);
      sandbox.addLocation("Chicago");
      sandbox.seed("Chicago", 500);
      sandbox.addLocation("Dallas");
      sandbox.addLocation("Nowhere");
      try (ContactsClient agency = ExportLocations.agency(sandbox)) {
        sandbox.setLocationActive("Nowhere", false);
        new ExportLocations(agency, folder, new PrintStream(printed, true, StandardCharsets.UTF_8))
            .run(List.of("Boston", "Nowhere", "Chicago", "Dallas"));
      }
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("left out: Nowhere: ", "exported 1,734 contacts of all locations");
    assertThat(lines("Boston.jsonl")).isEqualTo(1_234);
    assertThat(lines("Chicago.jsonl")).isEqualTo(500);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder("Boston.jsonl", "Chicago.jsonl", "Dallas.jsonl");
    }
  }

  private long lines(String file) throws Exception {
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      return lines.distinct().count();
    }
  }
}
