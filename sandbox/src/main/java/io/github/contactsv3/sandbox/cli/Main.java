package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.ContactImportException;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Runs a sandbox until the process is ended. Prints where it listens on standard output. A wrong
 * option ends it with one line on standard error and status 2, a server that cannot start with one
 * line and status 1.
 */
public final class Main {

  /** Exit status when the sandbox cannot start, such as when its port is in use. */
  static final int FAILURE = 1;

  /** Exit status when an option, or a file that it names, is wrong. */
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
    // Values may follow a space or an equals sign; the help shows the space.
    command.setSeparator("=");
    try {
      command.parseArgs(args);
      if (command.isUsageHelpRequested()) {
        command.setSeparator(" ");
        command.usage(out);
        return 0;
      }
      if (command.isVersionHelpRequested()) {
        command.printVersionHelp(out);
        return 0;
      }
      ContactsSandbox sandbox = options.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
      greet(sandbox, options.access.token == null, out);
      listening.countDown();
      return 0;
    } catch (ContactImportException e) {
      e.problems().forEach(problem -> err.println("contacts-sandbox: " + problem));
      return USAGE;
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      err.println("contacts-sandbox: " + firstLine(e.getMessage()) + " (try --help)");
      return USAGE;
    } catch (IllegalStateException | UncheckedIOException e) {
      err.println("contacts-sandbox: " + firstLine(e.getMessage()));
      return FAILURE;
    }
  }

  /** Scripts wait for the first line and read the base URL in it; the rest is for people. */
  private static void greet(ContactsSandbox sandbox, boolean showToken, PrintStream out) {
    String url = sandbox.baseUrl();
    out.println("listening on " + url);
    out.println("  page      " + url + "/__sandbox/ui");
    out.println("  API       " + url + "/");
    out.println("  location  " + sandbox.locationId());
    // Somebody's own token does not belong in the log that standard output often is.
    out.println("  token     " + (showToken ? sandbox.token() : "the one of --token"));
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "failed" : message.lines().findFirst().orElse("failed");
  }
}
