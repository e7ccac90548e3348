package io.github.contactsv3.contract.pact;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.live.AssumptionsPage;
import io.github.contactsv3.sandbox.live.LiveChecks;
import io.github.contactsv3.sandbox.live.LiveResult;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What the sandbox assumes of the service, asked of the service by the checks of the sandbox. */
final class LiveAssumptions {
  private LiveAssumptions() {}

  /** Reads only, unless the settings allow more; says what could not be removed. */
  static List<LiveResult> check(LiveSettings settings, Consumer<String> leftovers) {
    try (ContactsClient client =
        ContactsClient.builder()
            .baseUrl(settings.baseUrl())
            .credentials(Credentials.privateIntegrationToken(settings.token()))
            .locationId(settings.location())
            .build()) {
      LiveChecks checks = LiveChecks.of(client, settings.baseUrl());
      return (settings.writes() == null ? checks : checks.withWrites())
          .run(result -> {}, leftovers);
    }
  }

  /** A page as {@code contacts doctor --live --report} writes it. */
  static String page(LiveSettings settings, List<LiveResult> results, LocalDate day) {
    return AssumptionsPage.empty(settings.baseUrl()).with(results, day).text();
  }

  /** Aligned, for the output of the build. */
  static String line(LiveResult result) {
    return "%-9s  %-35s  %s: %s"
        .formatted(result.verdict().word(), result.check(), result.usual(), result.text());
  }
}
