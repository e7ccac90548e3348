package io.github.contactsv3.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.redis.RedisQuotaLog;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.io.EOFException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/**
 * A process that searches with four threads, three intervals' limits of calls, once a line has
 * arrived at its standard input: {@code STORE BASE_URL TOKEN LOCATION}. Prints {@code ready}, then
 * how many calls have succeeded and how many have failed.
 */
final class ProcessOnQuota {
  static final int LIMIT = 20;
  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final int CALLS = 3 * LIMIT;
  private static final int THREADS = 4;

  private ProcessOnQuota() {}

  public static void main(String[] arguments) throws Exception {
    AtomicInteger succeeded = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    Quotas.Builder quota = Quotas.builder().limit(LIMIT).interval(INTERVAL);
    if (!arguments[0].equals("none")) {
      quota.log(connect(arguments[0]));
    }
    try (ContactsClient client =
        ContactsClient.builder()
            .baseUrl(arguments[1])
            .credentials(Credentials.privateIntegrationToken(arguments[2]))
            .locationId(arguments[3])
            .retries(RetryPolicy.never())
            .quota(quota.build())
            .build()) {
      SearchContactsRequest search =
          SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build();
      System.out.println("ready");
      if (System.in.read() < 0) {
        throw new EOFException("the test has ended");
      }
      Runnable calls =
          () -> {
            for (int i = 0; i < CALLS / THREADS; i++) {
              try {
                client.searchApi().searchContacts(search);
                succeeded.incrementAndGet();
              } catch (RuntimeException e) {
                failed.incrementAndGet();
              }
            }
          };
      List<Thread> threads = Stream.generate(() -> new Thread(calls)).limit(THREADS).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    System.out.println(succeeded + " " + failed);
    System.exit(0);
  }

  private static QuotaLog connect(String address) {
    if (address.startsWith("redis:")) {
      return RedisQuotaLog.of(new UnifiedJedis(URI.create(address)));
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address);
    config.setMaximumPoolSize(2);
    return JdbcQuotaLog.of(new HikariDataSource(config));
  }
}
