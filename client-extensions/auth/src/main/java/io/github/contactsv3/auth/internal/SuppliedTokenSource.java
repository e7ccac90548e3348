package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Private integration tokens: asked for each time, never refreshed. */
public final class SuppliedTokenSource implements TokenSource {
  private final Supplier<? extends @Nullable String> supplier;
  private final AtomicReference<@Nullable String> appId = new AtomicReference<>();

  /** Mostly the next one, too, which then need not be looked through again. */
  private volatile @Nullable AccessToken last;

  /**
   * Makes one.
   *
   * @param supplier gives the token
   */
  public SuppliedTokenSource(Supplier<? extends @Nullable String> supplier) {
    this.supplier = supplier;
  }

  @Override
  public AccessToken token(@Nullable String locationId, Duration timeLeft) {
    String value = supplied();
    AccessToken before = last;
    if (before != null
        && before.value().equals(value)
        && Objects.equals(before.locationId().orElse(null), locationId)) {
      return before;
    }
    AccessToken token = new AccessToken(valid(value), locationId);
    last = token;
    return token;
  }

  @Override
  public boolean renew(AccessToken rejected, List<String> messages, Duration timeLeft) {
    return !Rejection.isNoMatterOfTheToken(messages) && !current().equals(rejected.value());
  }

  /** Fixed by the first token seen, so that the count goes on when the token is rotated. */
  @Override
  public String appId() {
    String known = appId.get();
    if (known == null) {
      appId.compareAndSet(null, "pit-" + Hashes.shortHash(current()));
      known = appId.get();
    }
    return known == null ? "" : known;
  }

  private String current() {
    return valid(supplied());
  }

  private String supplied() {
    String token = supplier.get();
    if (token == null) {
      throw new IllegalStateException("the supplier of the token gave null");
    }
    return token;
  }

  private static String valid(String token) {
    try {
      return TokenText.require("the token of the supplier", token);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "SuppliedTokenSource{token=***}";
  }
}
