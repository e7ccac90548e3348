package io.github.contactsv3.contract.pact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Pact files that nobody should trust. */
final class FileFaults {

  private FileFaults() {}

  static List<Fault<Path>> all() {
    return List.of(
        new Fault<>(Fault.Place.FILE, "it is missing", "", FileFaults::delete),
        text("it is cut off", text -> text.substring(0, text.length() / 2)),
        text(
            "it is of version 3 of the format",
            text -> replace(text, "\"version\": \"4.0\"", "\"version\": \"3.0.0\"")),
        text(
            "an operation of it exists no more",
            text ->
                replace(text, "\"operationId\": \"addTags\"", "\"operationId\": \"tagContact\"")),
        text(
            "a status was changed by hand",
            text -> replace(text, "\"status\": 201", "\"status\": 202")),
        text(
            "a path was changed by hand",
            text -> replace(text, "\"path\": \"/contacts/search\"", "\"path\": \"/search\"")));
  }

  private static Fault<Path> text(String what, UnaryOperator<String> change) {
    return new Fault<>(
        Fault.Place.FILE,
        what,
        "",
        file -> {
          try {
            Files.writeString(file, change.apply(Files.readString(file)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String replace(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new AssertionError("no " + from);
    }
    return text.replaceFirst(Pattern.quote(from), to);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
