package io.github.contactsv3.benchmarks.clients;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.resilience.Quotas;
import java.util.concurrent.atomic.LongAdder;

/** Our client with all of its features on; the quota lets everything through at once. */
public final class OurClient {
  private OurClient() {}

  public static ContactsClient of(String baseUrl) {
    return builder(baseUrl).build();
  }

  /** Creates a client that gets this body for every request, without a network. */
  public static ContactsClient ofStub(String baseUrl, byte[] body) {
    return builder(baseUrl).transport(Transport.of(new StubHttpClient(body))).build();
  }

  private static ContactsClientBuilder builder(String baseUrl) {
    return ContactsClient.builder()
        .baseUrl(baseUrl)
        .credentials(Credentials.privateIntegrationToken(Requests.TOKEN))
        .locationId(Requests.LOCATION)
        .quota(Quotas.unlimited())
        .observer(new Metrics());
  }

  /** As an adapter to a library of metrics would count. */
  private static final class Metrics implements CallObserver {
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public Call callStarted(CallInfo call) {
      return new Call() {
        @Override
        public void ended(CallResult result) {
          calls.increment();
          nanos.add(result.took().toNanos());
        }
      };
    }
  }
}
