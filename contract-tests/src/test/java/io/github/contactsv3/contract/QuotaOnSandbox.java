package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The client stays within the quota of 100 requests in 10 s, which the sandbox counts exactly: no
 * request of many threads is refused. No part of the build, since it takes a minute: {@code
 * .ci/long sandbox-quota}
 */
class QuotaOnSandbox {

  private static final int CALLS = 330;

  @ParameterizedTest
  @ValueSource(longs = {0, 200})
  void manyThreads_defaultQuota_noRequestIsRefused(long latencyMillis) throws Exception {
    try (ContactsSandbox sandbox =
            ContactsSandbox.builder().latency(Duration.ofMillis(latencyMillis)).start();
        ContactsClient client =
            ContactsClient.builder()
                .baseUrl(sandbox.baseUrl())
                .credentials(Credentials.privateIntegrationToken(sandbox.token()))
                .locationId(sandbox.locationId())
                .build()) {
      SearchContactsRequest search =
          SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build();
      long begin = System.nanoTime();
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Future<Long>> totals = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        totals.add(threads.submit(() -> client.searchApi().searchContacts(search).getTotal()));
      }
      for (Future<Long> total : totals) {
        assertThat(total.get()).isZero();
      }
      threads.shutdown();

      long refused =
          sandbox.requests().list().stream().filter(request -> request.status() == 429).count();
      System.out.printf(
          "latency %d ms: %d calls, %d requests, %d refused, %.1f s%n",
          latencyMillis,
          CALLS,
          sandbox.requests().count(),
          refused,
          (System.nanoTime() - begin) / 1e9);
      assertThat(refused).isZero();
      assertThat(sandbox.requests().count()).isEqualTo(CALLS);
    }
  }
}
