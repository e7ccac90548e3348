package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.ContactImportException;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Runs a sandbox until the process is ended. Prints one line on standard output when it listens;
 * options that are wrong end it with one line on standard error and status 2.
 */
public final class Main {

  /** Exit status when an option is wrong or the address is in use. */
  static final int USAGE = 2;

  private Main() {}

  /**
   * Starts the program.
   *
   * @param args the options; {@code --help} lists them
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch listening = new CountDownLatch(1);
    int status = run(args, System.out, System.err, listening);
    if (listening.getCount() > 0) {
      System.exit(status);
    }
    // The server's threads are daemons; this one keeps the process alive.
    new CountDownLatch(1).await();
  }

  /**
   * Carries out a command line.
   *
   * @param listening counted down if a sandbox runs afterwards
   * @return the exit status if none does
   */
  static int run(String[] args, PrintStream out, PrintStream err, CountDownLatch listening) {
    Options options = new Options();
    CommandLine command = new CommandLine(options);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      command.parseArgs(args);
      if (command.isUsageHelpRequested()) {
        command.usage(out);
        return 0;
      }
      if (command.isVersionHelpRequested()) {
        command.printVersionHelp(out);
        return 0;
      }
      ContactsSandbox sandbox = options.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
      out.println("listening on " + sandbox.baseUrl());
      listening.countDown();
      return 0;
    } catch (ContactImportException e) {
      e.problems().forEach(problem -> err.println("contacts-sandbox: " + problem));
      return USAGE;
    } catch (CommandLine.ParameterException | IllegalArgumentException | IllegalStateException e) {
      err.println("contacts-sandbox: " + firstLine(e.getMessage()) + " (--help lists the options)");
      return USAGE;
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "failed" : message.lines().findFirst().orElse("failed");
  }
}
