package io.github.contactsv3.contract.faults;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.TransportException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** Compares what a call did with what is right. */
final class CellCheck {
  /** A client that keeps 64 MB may have read that, and the kernel some more. */
  private static final long MOST_WRITTEN = 120_000_000;

  private final SoftAssertions softly;
  private final Measurement one;
  private final String name;

  private CellCheck(SoftAssertions softly, Measurement one) {
    this.softly = softly;
    this.one = one;
    this.name = one.cell() + ", " + shown(one.failure());
  }

  static void check(SoftAssertions softly, Measurement one) {
    CellCheck check = new CellCheck(softly, one);
    check.call();
    check.exception();
    check.nextCall();
  }

  private void call() {
    Expectation.Cell right = one.fault().expectation().of(one.operation());
    softly.assertThat(one.outcome()).as(name).isIn(outcomes(right));
    softly.assertThat(one.arrivals()).as(name).isBetween(right.fewest(), right.most());
    softly.assertThat(one.took()).as(name).isLessThan(one.limit());
    softly.assertThat(one.written()).as("bytes read: %s", name).isLessThan(MOST_WRITTEN);
  }

  /** The JDK's client does not read the end of some responses. */
  private List<String> outcomes(Expectation.Cell right) {
    return one.cell().client() == ClientKind.OWN
        ? right.outcomes()
        : Stream.concat(right.outcomes().stream(), Stream.of(Expectation.SUCCESS)).toList();
  }

  private void exception() {
    if (one.failure() instanceof ContactsApiException e) {
      attempts(e);
      words(e);
    } else if (!one.fault().expectation().isNotBuilt()) {
      softly.assertThat(one.failure()).as(name).isNull();
    }
  }

  private void attempts(ContactsApiException e) {
    // A getter throws about a response, and knows nothing of the call.
    if (!e.operation().equals(OperationInfo.NONE)) {
      softly
          .assertThat(e.attempts())
          .as("attempts: %s", name)
          .isGreaterThanOrEqualTo(one.arrivals());
    }
    if (one.fault().expectation().isOnce()) {
      softly.assertThat(e.attempts()).as("attempts: %s", name).isEqualTo(1);
    }
  }

  private void words(ContactsApiException e) {
    Expectation expectation = one.fault().expectation();
    expectation.words().forEach(word -> softly.assertThat(e).as(name).hasMessageContaining(word));
    if (expectation.namesProxy()) {
      softly.assertThat(e).as(name).hasMessageContaining("127.0.0.1:" + one.port());
    }
    if (e instanceof TransportException && e.attempts() > 0) {
      softly.assertThat(e).as(name).hasMessageContaining(one.fault().host());
    }
    softly.assertThat(stackTrace(e)).as(name).doesNotContain(FaultClients.TOKEN);
  }

  private void nextCall() {
    // An application that brings its own client must detect unusable connections itself.
    if (one.next() != null && one.cell().client() == ClientKind.OWN) {
      String next = "next call: " + name + "; " + shown(one.next().failure());
      softly.assertThat(one.next().text()).as(next).isEqualTo("1, success");
    }
  }

  private static String shown(Throwable failure) {
    return failure == null ? "no exception" : failure + ", caused by " + failure.getCause();
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
