package io.github.contactsv3.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that the user names; messages of the JDK do not always name them. */
final class InputFile {
  private InputFile() {}

  static BufferedReader open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder");
    }
    return Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  static UsageException wrongEncoding(Path file) {
    return new UsageException(file + " is not in UTF-8: save it in that encoding");
  }
}
