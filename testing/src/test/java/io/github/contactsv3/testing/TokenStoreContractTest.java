package io.github.contactsv3.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The contract finds the faults that stores have most often. */
class TokenStoreContractTest {

  /** A store that does all, for others to do less. */
  static class Delegate implements TokenStore {
    final TokenStore store = TokenStores.inMemory();

    @Override
    public Optional<StoredToken> load(TokenKey key) {
      return store.load(key);
    }

    @Override
    public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
      return store.compareAndSet(key, expected, next);
    }

    @Override
    public void remove(TokenKey key) {
      store.remove(key);
    }

    @Override
    public Optional<Lease> tryLease(TokenKey key, Duration time) {
      return store.tryLease(key, time);
    }

    @Override
    public Runnable listen(Listener listener) {
      return store.listen(listener);
    }
  }

  abstract static class OfOneProcess extends TokenStoreContract {
    @Override
    protected boolean isShared() {
      return false;
    }
  }

  static final class Overwriting extends OfOneProcess {
    @Override
    protected TokenStore store() {
      return new Delegate() {
        @Override
        public boolean compareAndSet(
            TokenKey key, @Nullable StoredToken expected, StoredToken next) {
          return super.compareAndSet(key, store.load(key).orElse(null), next);
        }
      };
    }
  }

  static final class Forgetting extends OfOneProcess {
    @Override
    protected TokenStore store() {
      return new Delegate() {
        @Override
        public Optional<StoredToken> load(TokenKey key) {
          return super.load(key)
              .map(t -> t.toNext().version(t.version()).rotationStartedAt(null).build());
        }
      };
    }
  }

  static final class LeasingTwice extends OfOneProcess {
    @Override
    protected TokenStore store() {
      return new Delegate() {
        @Override
        public Optional<Lease> tryLease(TokenKey key, Duration time) {
          return Optional.of(() -> {});
        }
      };
    }
  }

  static final class OneIdOneRow extends OfOneProcess {
    @Override
    protected TokenStore store() {
      return new Delegate() {
        @Override
        public Optional<StoredToken> load(TokenKey key) {
          return super.load(TokenKey.location(key.clientId(), key.id()));
        }

        @Override
        public boolean compareAndSet(
            TokenKey key, @Nullable StoredToken expected, StoredToken next) {
          return super.compareAndSet(TokenKey.location(key.clientId(), key.id()), expected, next);
        }
      };
    }
  }

  private static long failures(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .count();
  }

  @Test
  void brokenStores_fail() {
    assertThat(failures(MemoryTokenStoreContractTest.class)).isZero();
    assertThat(failures(Overwriting.class)).isPositive();
    assertThat(failures(Forgetting.class)).isPositive();
    assertThat(failures(LeasingTwice.class)).isPositive();
    assertThat(failures(OneIdOneRow.class)).isPositive();
  }
}
