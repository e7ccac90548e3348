package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.SuppliedTokenProvider;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.SecretsOwner;
import java.util.Objects;
import java.util.function.Supplier;

/** Bearer tokens of the application. */
final class SuppliedToken implements Credentials {
  private final Supplier<String> supplier;

  SuppliedToken(Supplier<String> supplier) {
    this.supplier = Objects.requireNonNull(supplier, "supplier");
  }

  @Override
  public TokenProvider connect(TokenEndpoint endpoint, Clock clock) {
    return new SuppliedTokenProvider(supplier, clock, SecretsOwner.of(endpoint));
  }

  @Override
  public String toString() {
    return "PrivateIntegrationToken{token from a supplier}";
  }
}
