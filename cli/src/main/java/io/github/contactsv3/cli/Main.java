package io.github.contactsv3.cli;

import java.io.IOException;
import java.io.InputStream;

/** Starts the command {@code contacts}. Exit codes are those of {@link ExitCode}. */
public final class Main {
  private Main() {}

  /**
   * Runs a command line and ends the process.
   *
   * @param arguments the command and its options; {@code --help} lists them
   * @throws InterruptedException if the sandbox, which runs until the process is ended, is
   *     interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (printText(arguments)) {
      return;
    }
    if (arguments.length > 0 && arguments[0].equals("sandbox")) {
      io.github.contactsv3.sandbox.cli.Main.main(
          java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    System.exit(Program.run(arguments, Terminal.ofProcess()));
  }

  /** Texts that the build has written need no further class: they appear at once. */
  private static boolean printText(String[] arguments) {
    String name = BuiltText.name(arguments);
    if (name == null) {
      return false;
    }
    try (InputStream text = Main.class.getResourceAsStream(name)) {
      if (text == null) {
        return false;
      }
      text.transferTo(System.out);
      if (System.out.checkError()) {
        System.exit(ExitCode.FAILED);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
