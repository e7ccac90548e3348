package io.github.contactsv3.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ids of contacts, one a line, as {@code search -o csv --columns id} prints them. */
final class IdFile {
  static final String STANDARD_INPUT = "-";
  private static final String HEADER = "id";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private IdFile() {}

  /**
   * Reads ids.
   *
   * @param name of a file; {@code -} is standard input
   * @throws UsageException if a line is no id
   */
  static List<String> read(String name, InputStream in) throws IOException {
    boolean standard = name.equals(STANDARD_INPUT);
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines =
        standard
            ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            : InputFile.open(Path.of(name))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String id = line.strip().replaceFirst("^\"(.*)\"$", "$1");
        if (id.isEmpty() || (number == 1 && id.equals(HEADER))) {
          continue;
        }
        if (!ID.matcher(id).matches()) {
          throw new UsageException(
              "--ids: line "
                  + number
                  + (standard ? " of standard input" : " of " + name)
                  + " is no id: search -o csv --columns id prints such a file");
        }
        ids.add(id);
      }
    } catch (CharacterCodingException e) {
      throw InputFile.wrongEncoding(Path.of(name));
    }
    return ids;
  }
}
