package io.github.contactsv3.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that the user names; messages of the JDK do not always name them. */
final class InputFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private InputFile() {}

  /** Opens a text, without the mark that some programs write before it. */
  static BufferedReader open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder");
    }
    BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (CharacterCodingException e) {
      reader.close();
      throw wrongEncoding(file);
    }
  }

  static UsageException wrongEncoding(Path file) {
    return new UsageException(file + " is not in UTF-8: save it in that encoding");
  }
}
