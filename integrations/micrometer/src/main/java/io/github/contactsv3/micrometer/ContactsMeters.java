package io.github.contactsv3.micrometer;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * Meters of quota, waits, retries and tokens. Each is registered in a meter registry by one method;
 * {@link ContactsObserver} has those of calls and attempts.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>meter</th><th>type</th><th>tags</th></tr>
 * <tr><td>{@code contacts.client.waits}</td><td>timer</td><td>{@code wait}: quota, token,
 * backoff</td></tr>
 * <tr><td>{@code contacts.client.retries}</td><td>counter</td><td>{@code reason}, {@code
 * contacts.operation}</td></tr>
 * <tr><td>{@code contacts.quota.limit}, {@code .used}, {@code .available}, {@code
 * .waiting}, {@code .daily.limit}, {@code .daily.remaining}</td><td>gauges</td><td>those of the
 * caller</td></tr>
 * <tr><td>{@code contacts.token.refreshes}</td><td>counter</td><td>{@code outcome}: success,
 * failure; {@code type}: the type of the token's key</td></tr>
 * </table>
 */
public final class ContactsMeters {
  private ContactsMeters() {}

  /**
   * Returns an observer that counts retries and measures waits.
   *
   * @param registry the registry
   * @return a new observer for {@link io.github.contactsv3.client.ContactsClientBuilder#observer}.
   *     Thread-safe
   */
  public static CallObserver calls(MeterRegistry registry) {
    return new MeteredCalls(registry);
  }

  /**
   * Returns a listener that counts token refreshes.
   *
   * @param registry the registry
   * @return a new listener for {@link io.github.contactsv3.auth.Credentials}. Thread-safe
   */
  public static AuthListener tokens(MeterRegistry registry) {
    return new MeteredTokens(registry);
  }

  /**
   * Returns gauges of the quota of a client's location. They are {@code NaN} as long as nothing is
   * known, and if the store of a shared quota fails; the quota is read at most once a second.
   *
   * @param client the client, which the gauges keep in memory
   * @param tags what tells it from other clients; not the location if there are thousands
   * @return a binder
   */
  public static MeterBinder quota(ContactsClient client, Tag... tags) {
    return new QuotaGauges(client::quota, System::nanoTime, List.of(tags));
  }
}
