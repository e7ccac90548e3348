package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.search.ContactQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for what could be wrong, by requests that only read. */
final class Diagnosis {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
  private static final long FEW = 1_000;

  private final ContactsClient client;
  private final List<Finding> findings;

  Diagnosis(ContactsClient client, List<Finding> findings) {
    this.client = client;
    this.findings = findings;
  }

  static Finding program() {
    return new Finding(
        "program",
        Finding.Result.OK,
        "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name"));
  }

  /** The JDK takes proxies from system properties, not from these variables. */
  static Optional<Finding> proxy(Map<String, String> environment) {
    boolean named =
        environment.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("https_proxy"));
    return named && System.getProperty("https.proxyHost") == null
        ? Optional.of(
            new Finding(
                "proxy",
                Finding.Result.WARNING,
                "HTTPS_PROXY is set, but Java does not read it: start with"
                    + " JAVA_TOOL_OPTIONS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\""))
        : Optional.empty();
  }

  void run() {
    try {
      Instant sent = Instant.now();
      ApiResponse<?> response =
          client
              .searchApi()
              .searchContactsWithResponse(ContactQuery.all().toRequest(client.locationId(), 1));
      add("address", Finding.Result.OK, "the service responds");
      add("token", Finding.Result.OK, "accepted");
      add("location", Finding.Result.OK, "the token may read its contacts");
      clock(response, sent);
      quota(response);
      customFields();
      add(
          "scopes",
          Finding.Result.UNKNOWN,
          "contacts.write shows only when something is written; a dry run does not");
    } catch (ContactsApiException e) {
      explain(e);
    }
  }

  private void explain(ContactsApiException e) {
    if (e instanceof TransportException) {
      String text = String.valueOf(e.getMessage());
      boolean here = text.contains("127.0.0.1") || text.contains("localhost");
      add(
          "address",
          Finding.Result.PROBLEM,
          text + (here ? "; is a sandbox running there, with http?" : "; is a proxy needed?"));
      return;
    }
    if (!(e instanceof ServiceException)) {
      add("token", Finding.Result.PROBLEM, String.valueOf(e.getMessage()));
      return;
    }
    add("address", Finding.Result.OK, "the service responds");
    if (e instanceof AuthenticationException refused) {
      add(
          "token",
          Finding.Result.PROBLEM,
          (refused.isReauthorizationRequired()
                  ? "the app has to be authorized again: contacts login; "
                  : "refused: was it removed or rotated? contacts login takes a new one; ")
              + e.getMessage());
    } else if (e instanceof PermissionException) {
      add("token", Finding.Result.OK, "accepted");
      add(
          "location",
          Finding.Result.PROBLEM,
          "the token is of another location, or lacks the scope contacts.readonly; "
              + e.getMessage());
    } else if (e instanceof RateLimitedException limited) {
      add(
          "quota",
          Finding.Result.PROBLEM,
          limited.isDaily()
              ? "used up for today"
              : "used up: another program with the same app is working on the location");
    } else {
      add("service", Finding.Result.PROBLEM, String.valueOf(e.getMessage()));
    }
  }

  private void clock(ApiResponse<?> response, Instant sent) {
    Optional<Instant> theirs = response.header("Date").flatMap(Diagnosis::date);
    if (theirs.isEmpty()) {
      add("clock", Finding.Result.UNKNOWN, "the response has no date to compare with");
      return;
    }
    Duration ahead = Duration.between(theirs.get(), sent);
    boolean wrong = ahead.abs().compareTo(CLOCK_TOLERANCE) > 0;
    add(
        "clock",
        wrong ? Finding.Result.WARNING : Finding.Result.OK,
        wrong
            ? "this machine's clock is "
                + ahead.abs().toSeconds()
                + " s "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " the service's: set it, or tokens are refreshed at the wrong time"
            : "as the service's");
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void quota(ApiResponse<?> response) {
    RateLimits limits = RateLimits.parse(name -> response.header(name).orElse(null), Instant.now());
    if (limits.dailyRemaining().isEmpty()) {
      add("quota", Finding.Result.UNKNOWN, "the response does not tell it");
      return;
    }
    long left = limits.dailyRemaining().getAsLong();
    add(
        "quota",
        left < FEW ? Finding.Result.WARNING : Finding.Result.OK,
        left + " requests left today");
  }

  private void customFields() {
    try {
      int count = client.fields().definitions().size();
      add("fields", Finding.Result.OK, count + " custom fields");
    } catch (PermissionException e) {
      add(
          "fields",
          Finding.Result.WARNING,
          "the token lacks the scope locations/customFields.readonly: custom.KEY does not work");
    }
  }

  private void add(String check, Finding.Result result, String text) {
    findings.add(new Finding(check, result, text));
  }
}
