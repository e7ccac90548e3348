package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.AGENCY_LOCATION;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.TokenStoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * After an uninstallation no token is left, in store or memory, and none of anybody else is gone.
 */
class ForgetTest {
  private final Fixture f = new Fixture();

  private record Uninstalled(@Nullable String location, @Nullable String company)
      implements Uninstallation {
    @Override
    public Optional<String> locationId() {
      return Optional.ofNullable(location);
    }

    @Override
    public Optional<String> companyId() {
      return Optional.ofNullable(company);
    }
  }

  @Test
  void location_ofTheClientOrAnother_isForgotten() {
    TokenKey other = TokenKey.location("app-1", "loc2");
    f.withLeft(Fixture.DAY).stored(AGENCY_LOCATION, Fixture.MINUTE).stored(other, Fixture.MINUTE);
    TokenProvider provider = f.location();
    assertThat(Fixture.value(provider)).isEqualTo("A1");

    provider.forget(new Uninstalled("loc2", "co1"));
    assertThat(f.store.load(other)).isEmpty();
    assertThat(Fixture.value(provider)).isEqualTo("A1");

    provider.forget(new Uninstalled("loc1", null));
    assertThat(f.store.load(KEY)).isEmpty();
    assertThat(f.store.load(AGENCY_LOCATION)).isEmpty();
    assertThatThrownBy(() -> Fixture.value(provider)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void company_ofALocationsPair_isForgottenOnlyIfItIsTheSame() {
    f.store.compareAndSet(KEY, null, Fixture.full(1));
    TokenProvider provider = f.location();

    provider.forget(new Uninstalled(null, "co2"));
    assertThat(f.store.load(KEY)).isPresent();

    provider.forget(new Uninstalled(null, "co1"));
    assertThat(f.store.load(KEY)).isEmpty();
  }

  @Test
  void company_ofAnAgency_isForgottenWithItsLocations() {
    f.stored(AGENCY, Fixture.MINUTE);
    TokenProvider provider = f.agency();
    assertThat(Fixture.value(provider)).isEqualTo("L1-loc1");

    provider.forget(new Uninstalled(null, "co1"));

    assertThat(f.store.load(AGENCY)).isEmpty();
    assertThatThrownBy(() -> Fixture.value(provider)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void neither_isRefused_andAStoreThatFails_isATypedError() {
    assertThatThrownBy(() -> f.agency().forget(new Uninstalled(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the uninstallation names neither location nor company");
    f.store.onRemove = () -> new IllegalStateException("down");
    assertThatThrownBy(() -> f.location().forget(new Uninstalled("loc1", null)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith("cannot remove the tokens of ");
  }

  @Test
  void privateIntegrationToken_isNotForgotten() {
    TokenProvider provider =
        Credentials.privateIntegrationToken("pit-1").connect(f.endpoint, f.clock);

    provider.forget(new Uninstalled("loc1", null));

    assertThat(Fixture.value(provider)).isEqualTo("pit-1");
  }
}
