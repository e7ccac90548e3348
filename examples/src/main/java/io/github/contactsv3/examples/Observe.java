package io.github.contactsv3.examples;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.micrometer.ContactsMeters;
import io.github.contactsv3.micrometer.ContactsObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/** The snippets of docs/guide/observation.md. */
final class Observe {
  private Observe() {}

  static ContactsClient observed(
      String baseUrl,
      OAuthApp app,
      String locationId,
      TokenStore store,
      ObservationRegistry observations,
      MeterRegistry meters) {
    // region micrometer
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.oauth(app, locationId, store, ContactsMeters.tokens(meters)))
            .locationId(locationId)
            .baseUrl(baseUrl)
            .observer(ContactsObserver.of(observations)) // calls and attempts
            .observer(ContactsMeters.calls(meters)) // retries and waits
            .build();
    ContactsMeters.quota(client).bindTo(meters);
    // endregion
    return client;
  }

  // region observer
  /** Sends the trace context of a tracer along, whichever it is. */
  record TraceContext(Supplier<String> traceparent) implements CallObserver {
    @Override
    public Call callStarted(CallInfo call) {
      return new Call() {
        @Override
        public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
          headers.set("traceparent", traceparent.get());
          return result -> {};
        }
      };
    }
  }
  // endregion
}
