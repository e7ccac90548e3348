package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BuiltTextTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "'' | help/contacts.txt",
        "--help | help/contacts.txt",
        "-h | help/contacts.txt",
        "help | help/contacts.txt",
        "--version | version.txt",
        "-V | version.txt",
        "search --help | help/contacts-search.txt",
        "help search | help/contacts-search.txt",
        "tags add -h | help/contacts-tags-add.txt",
        "help tags add | help/contacts-tags-add.txt",
        "search | none",
        "search -n 3 --help | none",
        "get a b --help | none",
        "sandbox --help | none",
      })
  void name_ofACommandLine_isThatOfItsText(String line, String name) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

    assertThat(BuiltText.name(arguments)).isEqualTo(name);
  }

  @Test
  void texts_ofAllCommands_areThoseOfTheParser() throws IOException {
    check("", HelpTexts.parser());
  }

  private static void check(String name, CommandLine command) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(Main.class.getResourceAsStream(BuiltText.help(name)), name)) {
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(HelpTexts.text(command))
          .doesNotContain("null");
      assertThat(HelpTexts.text(command).lines()).allMatch(line -> line.length() <= 80);
    }
    for (var each : command.getSubcommands().entrySet()) {
      check(name.isEmpty() ? each.getKey() : name + "-" + each.getKey(), each.getValue());
    }
  }
}
