package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.internal.Secrets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Provides private integration tokens of the application: asked for each time, never refreshed. */
public final class SuppliedTokenProvider implements TokenProvider {
  private final TokenSupplier supplier;
  private final Clock clock;
  private final AtomicReference<@Nullable String> appId = new AtomicReference<>();

  /** Mostly the next one, too, which then need not be checked again. */
  private volatile @Nullable AccessToken last;

  /**
   * Creates a provider.
   *
   * @param supplier returns the token
   * @param clock the clock
   * @param secrets the secrets of the client, which the tokens become
   */
  public SuppliedTokenProvider(
      Supplier<? extends @Nullable String> supplier, Clock clock, Secrets secrets) {
    this.supplier = new TokenSupplier(supplier, secrets);
    this.clock = clock;
  }

  @Override
  public AccessToken token(TokenRequest request) {
    AccessToken before = last;
    String value = ask(request);
    if (before != null
        && before.value().equals(value)
        && Objects.equals(before.locationId().orElse(null), request.locationId())) {
      return before;
    }
    AccessToken token = new AccessToken(value, request.locationId());
    last = token;
    if (appId.get() == null) {
      appId.compareAndSet(null, AppIds.of(value));
    }
    return token;
  }

  @Override
  public boolean renew(AccessToken rejected, AuthenticationException error, TokenRequest request) {
    return error.isTokenRejected() && !ask(request).equals(rejected.value());
  }

  private String ask(TokenRequest request) {
    return supplier.get(Deadline.of(request, clock));
  }

  /** Fixed by the first token seen, so that the count goes on when the token is rotated. */
  @Override
  public String appId() {
    return Objects.requireNonNullElse(appId.get(), AppIds.UNKNOWN);
  }

  @Override
  public String toString() {
    return "SuppliedTokenProvider{token=***}";
  }
}
