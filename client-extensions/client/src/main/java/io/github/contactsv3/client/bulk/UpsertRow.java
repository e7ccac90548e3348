package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link BulkUpsert}: a request, or the reason why there is none, under the caller's own
 * key, which its result has, too. Immutable if the key is; {@code toString} shows no personal data.
 *
 * @param <K> the type of the keys, such as the number of a line or the id in a database
 */
public final class UpsertRow<K> {
  private final K key;
  private final @Nullable UpsertContactRequest request;
  private final String problem;

  private UpsertRow(K key, @Nullable UpsertContactRequest request, String problem) {
    this.key = Objects.requireNonNull(key, "key");
    this.request = request;
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /**
   * Returns a row with a request.
   *
   * @param key the key
   * @param request the request
   * @param <K> the type of the key
   * @return the row
   * @throws NullPointerException if key or request is null
   */
  public static <K> UpsertRow<K> of(K key, UpsertContactRequest request) {
    return new UpsertRow<>(key, Objects.requireNonNull(request, "request"), "");
  }

  /**
   * Returns a row with a request, or an invalid row if the request can't be built: if the supplier
   * throws, as builders do for values that are missing or make no sense. The message of the
   * exception becomes the reason.
   *
   * @param key the key
   * @param request builds the request; called once, by this method
   * @param <K> the type of the key
   * @return the row
   * @throws NullPointerException if the key is null
   * @throws ContactsApiException if the supplier throws it: not the row is at fault then
   */
  public static <K> UpsertRow<K> of(K key, Supplier<UpsertContactRequest> request) {
    Objects.requireNonNull(key, "key");
    try {
      return of(key, request.get());
    } catch (ContactsApiException e) {
      throw e;
    } catch (RuntimeException e) {
      return invalid(key, reason(e));
    }
  }

  /**
   * Returns a row that has no request. Nothing is sent for it; its result is {@link
   * UpsertResult.Status#INVALID}.
   *
   * @param key the key
   * @param reason why there is no request
   * @param <K> the type of the key
   * @return the row
   * @throws NullPointerException if key or reason is null
   */
  public static <K> UpsertRow<K> invalid(K key, String reason) {
    return new UpsertRow<>(key, null, reason);
  }

  /** Returns this row with its request and the reason why that can't be sent. */
  UpsertRow<K> refused(IllegalArgumentException e) {
    return new UpsertRow<>(key, request, reason(e));
  }

  private static String reason(RuntimeException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  /**
   * Returns the key.
   *
   * @return the caller's own key
   */
  public K key() {
    return key;
  }

  /**
   * Returns the request.
   *
   * @return the request; empty if the row is invalid
   */
  public Optional<UpsertContactRequest> request() {
    return Optional.ofNullable(request);
  }

  /**
   * Returns why nothing can be sent for the row.
   *
   * @return the reason, as given; empty if the row has a request, except in the result for one that
   *     can't be sent
   */
  public String problem() {
    return problem;
  }

  @Override
  public String toString() {
    return problem.isEmpty() && request != null ? "UpsertRow{valid}" : "UpsertRow{invalid}";
  }
}
