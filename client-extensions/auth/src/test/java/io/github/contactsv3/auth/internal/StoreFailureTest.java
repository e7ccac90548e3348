package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a store of another author does, a call ends in the one hierarchy. */
class StoreFailureTest {
  private final Fixture f = new Fixture();

  static Stream<Throwable> thrown() {
    Exception circular = new IllegalStateException("a");
    circular.initCause(new IllegalStateException("b", circular));
    return Stream.of(
        new IllegalStateException("down"),
        new IllegalArgumentException("bad row"),
        new NullPointerException(),
        new UncheckedIOException(new IOException("reset")),
        new TokenStoreException("the author's own", null),
        new TokenStoreException(Fixture.GET_CONTACT, 3, "with an operation", null),
        FakeEndpoint.error(503, "a store that calls a service"),
        circular,
        new IOException("sneaky"));
  }

  private static List<BiConsumer<Fixture.BreakableStore, Supplier<Throwable>>> operations() {
    return List.of((s, e) -> s.onLoad = e, (s, e) -> s.onLease = e, (s, e) -> s.onSet = e);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void token_storeThrowsAnything_isATokenStoreExceptionOfTheCall(Throwable thrown) {
    for (var operation : operations()) {
      Fixture fixture = new Fixture().withLeft(Duration.ZERO);
      TokenProvider source = fixture.location();
      operation.accept(fixture.store, () -> thrown);
      assertThatThrownBy(() -> value(source))
          .isInstanceOfSatisfying(
              TokenStoreException.class,
              e -> {
                assertThat(e.operation()).isEqualTo(Fixture.GET_CONTACT);
                assertThat(e.getMessage()).startsWith("getContact: ");
              });
      operation.accept(fixture.store, () -> null);
      assertThat(value(source)).as("works again").isEqualTo("A2");
    }
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void exchange_storeThrowsAnything_isATokenStoreExceptionAndTheCodeCanBeUsedAgain(
      Throwable thrown) {
    AuthorizationCodeFlow authorization =
        AuthorizationCodeFlow.of(Fixture.APP, f.store, f.endpoint, f.clock);
    f.endpoint.company = "co1";
    f.store.onLoad = () -> thrown;
    assertThatThrownBy(() -> authorization.exchange("code", TokenKey.Type.COMPANY, MINUTE))
        .isInstanceOf(TokenStoreException.class);
    f.store.onLoad = () -> null;
    f.store.onSet = () -> thrown;
    assertThatThrownBy(() -> authorization.exchange("code", TokenKey.Type.COMPANY, MINUTE))
        .isInstanceOf(TokenStoreException.class);
    f.store.onSet = () -> null;
    assertThat(authorization.exchange("code", TokenKey.Type.COMPANY, MINUTE).key())
        .isEqualTo(AGENCY);
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @Test
  void token_storeThrowsAnError_passesUnwrappedAndTheNextCallWorks() {
    for (var operation : operations()) {
      Fixture fixture = new Fixture().withLeft(Duration.ZERO);
      TokenProvider source = fixture.location();
      OutOfMemoryError error = new OutOfMemoryError("of the test");
      operation.accept(fixture.store, () -> error);
      assertThat(catchThrowable(() -> value(source))).isSameAs(error);
      operation.accept(fixture.store, () -> null);
      assertThat(value(source)).isEqualTo("A2");
    }
  }

  static Stream<Throwable> interrupts() {
    return Stream.of(
        new IllegalStateException("wrapped", new InterruptedException()),
        new UncheckedIOException(new ClosedByInterruptException()),
        new InterruptedException("sneaky"),
        new CallInterruptedException(Fixture.GET_CONTACT, 1, "the store"));
  }

  @ParameterizedTest
  @MethodSource("interrupts")
  void token_storeIsInterrupted_isTheOneKindOfInterruptWithTheFlagSet(Throwable thrown) {
    for (var operation : operations()) {
      Fixture fixture = new Fixture().withLeft(Duration.ZERO);
      TokenProvider source = fixture.location();
      operation.accept(fixture.store, () -> thrown);
      assertThatThrownBy(() -> value(source))
          .isInstanceOf(CallInterruptedException.class)
          .hasMessage("getContact: interrupted while waiting for a token");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void token_storeFailsInAnyWayBecauseTheFlagIsSet_isTheOneKindOfInterrupt() {
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    f.store.onSet =
        () -> {
          Thread.currentThread().interrupt();
          return new IllegalStateException("connection closed");
        };
    assertThatThrownBy(() -> value(source)).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Gives what no store may give, or throws where nothing expects it. */
  private class OddStore implements TokenStore {
    @Override
    public Optional<StoredToken> load(TokenKey key) {
      return f.store.load(key);
    }

    @Override
    public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
      return f.store.compareAndSet(key, expected, next);
    }

    @Override
    public void remove(TokenKey key) {
      f.store.remove(key);
    }

    @Override
    public Optional<Lease> tryLease(TokenKey key, Duration time) {
      return f.store.tryLease(key, time);
    }

    @Override
    public Runnable listen(Listener listener) {
      return f.store.listen(listener);
    }
  }

  private TokenProvider location(TokenStore store) {
    return Credentials.oauth(Fixture.APP, "loc1", store, f.listener).connect(f.endpoint, f.clock);
  }

  @Test
  void token_storeReturnsNull_isATokenStoreException() {
    f.withLeft(Duration.ZERO);
    List<TokenStore> stores =
        List.of(
            new OddStore() {
              @Override
              public Optional<StoredToken> load(TokenKey key) {
                return null;
              }
            },
            new OddStore() {
              @Override
              public Optional<Lease> tryLease(TokenKey key, Duration time) {
                return null;
              }
            });
    for (TokenStore store : stores) {
      assertThatThrownBy(() -> value(location(store))).isInstanceOf(TokenStoreException.class);
    }
    assertThat(
            value(
                location(
                    new OddStore() {
                      @Override
                      public Runnable listen(Listener listener) {
                        return null;
                      }
                    })))
        .isEqualTo("A2");
  }

  @Test
  void connect_storeCannotBeListenedTo_isATokenStoreException() {
    TokenStore store =
        new OddStore() {
          @Override
          public Runnable listen(Listener listener) {
            throw new UnsupportedOperationException("no listeners");
          }
        };
    assertThatThrownBy(() -> location(store))
        .isInstanceOf(TokenStoreException.class)
        .hasRootCauseMessage("no listeners");
  }

  @Test
  void token_leaseCannotBeGivenBack_resultCounts() {
    f.withLeft(Duration.ZERO);
    TokenStore store =
        new OddStore() {
          @Override
          public Optional<Lease> tryLease(TokenKey key, Duration time) {
            return Optional.of(() -> Fixture.<RuntimeException>sneak(new IOException("gone")));
          }
        };
    assertThat(value(location(store))).isEqualTo("A2");
    f.clock.pass(Fixture.DAY);
    f.endpoint.fail(FakeEndpoint.error(400, "Location is not active"));
    assertThatThrownBy(() -> value(location(store)))
        .isInstanceOf(ContactsApiException.class)
        .hasMessageContaining("Location is not active");
  }

  @Test
  void token_storeRefusesEveryWrite_endsAtTheDeadline() {
    f.withLeft(Duration.ZERO);
    TokenStore store =
        new OddStore() {
          @Override
          public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
            return false;
          }
        };
    assertThatThrownBy(() -> value(location(store)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("keep changing in the token store");
    assertThat(f.endpoint.forms).isEmpty();
  }

  @Test
  void token_storeRefusesTheNewPairForEver_isAnErrorAndThePairIsKept() {
    TokenProvider source;
    boolean[] refuses = {false};
    f.withLeft(Duration.ZERO);
    source =
        location(
            new OddStore() {
              @Override
              public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
                return !refuses[0] && super.compareAndSet(key, expected, next);
              }
            });
    f.endpoint.after.add(() -> refuses[0] = true);
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("refuses to replace the tokens of location loc1");
    refuses[0] = false;
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @Test
  void token_storeReturnsTheTokensOfAnotherLocation_isRefused() {
    f.store.replaced.put(KEY, Fixture.pair(9, f.clock.now()).locationId("loc9").build());
    assertThatThrownBy(() -> value(f.location()))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("of another location or agency for location loc1");
  }

  @Test
  void refreshed_listenerThrowsAnything_tokenIsUsed() {
    List<Throwable> all = new ArrayList<>(List.of(new IOException("sneaky")));
    all.add(new IllegalStateException("listener"));
    for (Throwable thrown : all) {
      Fixture fixture = new Fixture().withLeft(Duration.ZERO);
      fixture.store.listen((key, token) -> Fixture.<RuntimeException>sneak(thrown));
      TokenProvider source =
          Credentials.oauth(
                  Fixture.APP,
                  "loc1",
                  fixture.store,
                  new io.github.contactsv3.auth.spi.AuthListener() {
                    @Override
                    public void refreshed(TokenKey key) {
                      Fixture.<RuntimeException>sneak(thrown);
                    }

                    @Override
                    public void refreshFailed(TokenKey key, RuntimeException error) {
                      Fixture.<RuntimeException>sneak(thrown);
                    }
                  })
              .connect(fixture.endpoint, fixture.clock);
      fixture.endpoint.fail(FakeEndpoint.error(400, "Invalid grant"));
      assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
      assertThat(value(source)).isEqualTo("A2");
    }
  }
}
