package io.github.contactsv3.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the process, which of them are a terminal, and the environment.
 *
 * @param out results
 * @param err messages and progress
 * @param in standard input
 * @param outIsTerminal whether results are read by a person
 * @param errIsTerminal whether messages are read by a person
 * @param columns the width of the terminal in characters
 * @param environment the variables
 */
record Terminal(
    OutputStream out,
    PrintStream err,
    InputStream in,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    Map<String, String> environment) {

  private static final int DEFAULT_COLUMNS = 80;

  /** A private integration token, or an access token, which is a JSON Web Token. */
  private static final Pattern TOKEN =
      Pattern.compile("\\b(pit-|eyJ(?=[A-Za-z0-9_-]{8}))[A-Za-z0-9._-]+");

  static Terminal ofProcess() {
    boolean out = isTerminal(1);
    boolean err = isTerminal(2);
    return new Terminal(
        new StandardOutput(),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.in,
        out,
        err,
        out || err ? width() : DEFAULT_COLUMNS,
        System.getenv());
  }

  /** Each of them may be redirected on its own, which a console does not tell. */
  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return console().isPresent();
    }
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
  }

  /** Since JDK 22 there is a console without a terminal, too. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      int columns = Integer.parseInt(size.strip().replaceFirst(".* ", ""));
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }

  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns how wide a table may be: what reads a pipe has no edge. */
  int tableColumns() {
    return outIsTerminal ? columns : Integer.MAX_VALUE;
  }

  boolean isColored() {
    return outIsTerminal && environment.get("NO_COLOR") == null;
  }

  /** Writes a message for people, without anything in it that looks like a token. */
  void message(String text) {
    err.println(TOKEN.matcher(text).replaceAll("$1…"));
  }

  /** Returns whether a person can be asked; what is asked otherwise comes from standard input. */
  boolean hasConsole() {
    return console().isPresent();
  }

  /** Asks a person; a pipe gives its first line, so that scripts can sign in, too. */
  String secret(String prompt) {
    Optional<Console> console = console();
    if (console.isPresent()) {
      char[] typed = console.get().readPassword("%s", prompt);
      return typed == null ? "" : new String(typed).strip();
    }
    String line = line();
    return line == null ? "" : line.strip();
  }

  /** As {@link #secret}, but a person types it twice, since nobody sees a mistake. */
  String newSecret(String prompt) {
    String typed = secret(prompt);
    if (console().isPresent() && !secret("The same again: ").equals(typed)) {
      throw new UsageException("the two are not the same: nothing is kept");
    }
    return typed;
  }

  /** Returns whether a person agrees; false if nobody can be asked. */
  boolean confirm(String question) {
    if (!errIsTerminal || console().isEmpty()) {
      return false;
    }
    err.print(question + " [y/N] ");
    err.flush();
    String line = line();
    return line != null && line.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  /** Reads no further than the line, since another one may be asked for. */
  private @Nullable String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
    } catch (IOException e) {
      return null;
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
