package io.github.contactsv3.cli;

import io.github.contactsv3.client.fields.CustomFieldException;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line: whatever goes wrong ends in a message and an exit code. */
final class Program {
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for option '([^']+)'.*: expected one of \\[(.*)] .*but was '(.*)'");
  private static final Pattern SECRETS =
      Pattern.compile("token|secret|password|passphrase|api-?key", Pattern.CASE_INSENSITIVE);
  private static final String NO_ARGUMENT =
      "a token or secret is never an argument, where others can read it: contacts login asks"
          + " for it, or takes it on standard input";

  private Program() {}

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  static int run(String[] arguments, Terminal terminal) {
    CommandLine parser = ContactsCommand.parser(terminal);
    parser.setOut(writer(terminal.out()));
    parser.setErr(writer(terminal.err()));
    parser.setParameterExceptionHandler((e, ignored) -> misused(e, terminal));
    parser.setExecutionExceptionHandler((e, command, result) -> failed(e, terminal));
    Interruption interruption = Interruption.install(Thread.currentThread());
    try {
      return parser.execute(arguments);
    } finally {
      interruption.done();
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int misused(ParameterException e, Terminal terminal) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.message("contacts: " + reason(e));
    terminal.message("  " + command + " --help tells more");
    return ExitCode.USAGE;
  }

  private static String reason(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String command = e.getCommandLine().getCommandName();
      return unmatched.isUnknownOption()
          ? unknownOption(unmatched, command)
          : unknownWord(unmatched, command);
    }
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    Matcher choice = CHOICE.matcher(first);
    return choice.matches()
        ? choice.group(1)
            + " is \""
            + choice.group(3)
            + "\", not one of "
            + choice.group(2).toLowerCase(Locale.ROOT)
        : first.replaceFirst(" is not an? (int|long)$", " is not a whole number");
  }

  /** Never the words after it: they may be a token. */
  private static String unknownOption(UnmatchedArgumentException e, String command) {
    String option =
        e.getUnmatched().stream().filter(word -> word.startsWith("-")).findFirst().orElse("-");
    String name = option.replaceFirst("=.*", "");
    if (SECRETS.matcher(name).find()) {
      return NO_ARGUMENT;
    }
    List<String> similar = e.getSuggestions();
    return "there is no option "
        + name
        + (similar.isEmpty() || command.equals("login")
            ? ""
            : ": do you mean " + String.join(" or ", similar) + "?");
  }

  private static String unknownWord(UnmatchedArgumentException e, String command) {
    if (command.equals("login")) {
      return NO_ARGUMENT;
    }
    List<String> words = e.getUnmatched();
    String word = words.get(words.size() > 1 && words.get(0).equals("help") ? 1 : 0);
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    return commands.isEmpty()
        ? "\"" + word + "\" is a word too many: quote a value with spaces"
        : "there is no command \"" + word + "\"" + similar(word, commands);
  }

  private static String similar(String word, Set<String> commands) {
    String start = word.substring(0, Math.min(2, word.length())).toLowerCase(Locale.ROOT);
    List<String> names = commands.stream().filter(name -> name.startsWith(start)).toList();
    return names.isEmpty() ? "" : ": do you mean " + String.join(" or ", names) + "?";
  }

  private static int failed(Exception e, Terminal terminal) {
    if (e instanceof UsageException wrong) {
      terminal.message("contacts: " + wrong.getMessage());
      return wrong.exitCode();
    }
    if (e instanceof CallbackException callback
        && (callback.getCause() instanceof IOException
            || callback.getCause() instanceof UsageException)) {
      return failed((Exception) callback.getCause(), terminal);
    }
    if (e instanceof UncheckedIOException wrapped) {
      return failedIo(Objects.requireNonNull(wrapped.getCause()), terminal);
    }
    if (e instanceof IOException io) {
      return failedIo(io, terminal);
    }
    if (e instanceof CallInterruptedException) {
      terminal.message("contacts: interrupted");
      return ExitCode.INTERRUPTED;
    }
    if (e instanceof AuthenticationException) {
      terminal.message("contacts: " + e.getMessage());
      terminal.message("  contacts login signs in again; contacts doctor looks for the reason");
      return ExitCode.SIGN_IN;
    }
    if (e instanceof TokenStoreException || e instanceof TokenProviderException) {
      terminal.message("contacts: " + e.getMessage());
      terminal.message(
          "  contacts logout removes the tokens of a profile, contacts login signs in again");
      return ExitCode.SIGN_IN;
    }
    if (e instanceof PermissionException) {
      terminal.message("contacts: " + e.getMessage());
      terminal.message("  the settings of the token or the app list its scopes and locations");
      return ExitCode.FAILED;
    }
    if (e instanceof ContactsApiException
        || e instanceof CustomFieldException
        || e instanceof IllegalArgumentException) {
      terminal.message("contacts: " + e.getMessage());
      return e instanceof ContactsApiException ? ExitCode.FAILED : ExitCode.USAGE;
    }
    terminal.message("contacts: unexpected: " + e);
    return ExitCode.FAILED;
  }

  private static int failedIo(IOException e, Terminal terminal) {
    if (isBrokenPipe(e)) {
      return ExitCode.BROKEN_PIPE;
    }
    if (e instanceof ClosedByInterruptException) {
      terminal.message("contacts: interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    terminal.message("contacts: " + IoReason.of(e));
    return IoReason.isUsage(e) ? ExitCode.USAGE : ExitCode.FAILED;
  }

  /** Such as with {@code | head}: the reader has what it wanted, so nobody is told. */
  private static boolean isBrokenPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
