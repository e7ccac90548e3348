package consumer.sandbox;

import io.github.contactsv3.contract.sandbox.OperationSweep;
import io.github.contactsv3.sandbox.ContactsSandbox;

/** Sends every operation to the published sandbox: to one in this JVM, or to one at an address. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      report("as a program", OperationSweep.run(arguments[0]));
      return;
    }
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().quotaOff().validateResponses(true).start()) {
      report("as a dependency", OperationSweep.run(sandbox.baseUrl()));
    }
  }

  private static void report(String how, OperationSweep.Result result) {
    result.problems().forEach(System.err::println);
    if (!result.problems().isEmpty()) {
      throw new IllegalStateException(
          "sandbox " + how + ": " + result.problems().size() + " of " + result.sent() + " failed");
    }
    System.out.printf(
        "sandbox %s: %d operations, %d requests, each response as documented%n",
        how, result.operations().size(), result.sent());
  }
}
