package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.AT;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenCipher;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedTokenStoreTest {
  private static final String NEW = key(1);
  private static final String OLD = key(2);

  private final TokenStore inner = TokenStores.inMemory();
  private final EncryptionKeys keys = EncryptionKeys.ofBase64("new", NEW);
  private final TokenStore store = TokenStores.encrypted(inner, keys);

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) fill;
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void inner_seesNeitherToken_andAllElse() {
    store.compareAndSet(KEY, null, full(1));
    StoredToken seen = inner.load(KEY).orElseThrow();
    assertThat(seen.accessToken()).startsWith("encrypted:1:");
    assertThat(seen.refreshToken().orElseThrow()).startsWith("encrypted:1:");
    assertThat(seen.toNext().version(1).accessToken("A1").refreshToken("R1").build())
        .isEqualTo(full(1));
  }

  @Test
  void encrypt_sameToken_givesAnotherTextEachTime() {
    store.compareAndSet(KEY, null, full(1));
    String first = inner.load(KEY).orElseThrow().accessToken();
    store.compareAndSet(KEY, full(1), full(2));
    assertThat(inner.load(KEY).orElseThrow().accessToken()).isNotEqualTo(first);
  }

  @Test
  void listen_changes_areDecrypted() {
    List<String> heard = new ArrayList<>();
    store.listen((key, token) -> heard.add(token == null ? "none" : token.accessToken()));
    store.compareAndSet(KEY, null, full(1));
    store.remove(KEY);
    assertThat(heard).containsExactly("A1", "none");
  }

  @Test
  void rotation_olderKeyDecrypts_newestEncrypts() {
    TokenStores.encrypted(inner, EncryptionKeys.ofBase64("old", OLD))
        .compareAndSet(KEY, null, full(1));
    TokenStore rotated = TokenStores.encrypted(inner, keys.withDecryptionKey("old", OLD));
    StoredToken read = rotated.load(KEY).orElseThrow();
    assertThat(read).isEqualTo(full(1));
    rotated.compareAndSet(KEY, read, full(2));
    assertThat(store.load(KEY)).as("without the old key").contains(full(2));
  }

  @Test
  void load_keyThatIsNotThere_namesIt() {
    TokenStores.encrypted(inner, EncryptionKeys.ofBase64("old", OLD))
        .compareAndSet(KEY, null, full(1));
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessage(
            "cannot decrypt the tokens of location loc1: they were encrypted with the key old, the"
                + " client has [new]: add that key with withDecryptionKey");
  }

  @Test
  void load_anotherKeyWithTheSameId_saysSo() {
    TokenStores.encrypted(inner, EncryptionKeys.ofBase64("new", OLD))
        .compareAndSet(KEY, null, full(1));
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("they do not match the encryption key new: it is another key");
  }

  @Test
  void load_rowOfAnotherKey_isRefused() {
    StoredToken token = Fixture.pair(1, AT).build();
    store.compareAndSet(KEY, null, token);
    inner.compareAndSet(AGENCY, null, inner.load(KEY).orElseThrow());
    assertThatThrownBy(() -> store.load(AGENCY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("company co1")
        .hasMessageContaining("belongs to another row");
  }

  @Test
  void load_refreshTokenInThePlaceOfTheAccessToken_isRefused() {
    store.compareAndSet(KEY, null, full(1));
    change(token -> token.toNext().accessToken(token.refreshToken().orElseThrow()).build());
    assertThatThrownBy(() -> store.load(KEY)).isInstanceOf(TokenStoreException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "!", "AAAA", "AG5ldw", "A25ldw", "/+", "f39_f39_f38"})
  void load_damagedText_isATypedErrorThatShowsNothing(String damaged) {
    store.compareAndSet(KEY, null, full(1));
    change(token -> token.toNext().accessToken("encrypted:1:" + damaged).build());
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith("cannot decrypt the tokens of location loc1: ")
        .message()
        .matches("[ -~]*")
        .doesNotContain("A1");
  }

  @Test
  void load_anyByteChanged_isRefused() {
    store.compareAndSet(KEY, null, full(1));
    String stored = inner.load(KEY).orElseThrow().accessToken();
    byte[] bytes = Base64.getUrlDecoder().decode(stored.substring("encrypted:1:".length()));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String text =
          "encrypted:1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      change(token -> token.toNext().accessToken(text).build());
      assertThatThrownBy(() -> store.load(KEY))
          .as("byte %s", i)
          .isInstanceOf(TokenStoreException.class);
    }
  }

  private void change(UnaryOperator<StoredToken> change) {
    StoredToken now = inner.load(KEY).orElseThrow();
    assertThat(inner.compareAndSet(KEY, now, change.apply(now))).isTrue();
  }

  @Test
  void load_plainText_isRefusedOrRead_andEncryptedNext() {
    inner.compareAndSet(KEY, null, full(1));
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith("the stored tokens of location loc1 are not encrypted: ");
    TokenStore lenient = TokenStores.encryptedAcceptingPlainText(inner, keys);
    assertThat(lenient.load(KEY)).contains(full(1));
    lenient.compareAndSet(KEY, full(1), full(2));
    assertThat(store.load(KEY)).contains(full(2));
  }

  @Test
  void cipher_thatFails_losesNothing() {
    TokenCipher broken =
        new TokenCipher() {
          @Override
          public byte[] encrypt(byte[] token, byte[] context) throws GeneralSecurityException {
            throw new GeneralSecurityException("the service of keys is down");
          }

          @Override
          public byte[] decrypt(byte[] encrypted, byte[] context) throws GeneralSecurityException {
            throw new GeneralSecurityException("the service of keys is down");
          }
        };
    store.compareAndSet(KEY, null, full(1));
    TokenStore failing = TokenStores.encrypted(inner, broken);
    assertThatThrownBy(() -> failing.compareAndSet(KEY, full(1), full(2)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessage("cannot encrypt the tokens of location loc1: the service of keys is down");
    assertThatThrownBy(() -> failing.load(KEY)).isInstanceOf(TokenStoreException.class);
    assertThat(store.load(KEY)).contains(full(1));
  }

  @Test
  void keys_thatCannotBeUsed_areRefusedWithoutShowingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionKeys.ofBase64("k", "c2hvcnQ="))
        .withMessage("the encryption key k has 5 bytes, not 32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionKeys.ofBase64("k", "not*base64"))
        .withMessage("the encryption key k is not Base64")
        .withNoCause();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionKeys.of("k", new SecretKeySpec(new byte[16], "AES")))
        .withMessage("the encryption key k is not one for AES of 32 bytes: it has 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionKeys.of("k", new SecretKeySpec(new byte[32], "HmacSHA256")));
    assertThatIllegalArgumentException().isThrownBy(() -> EncryptionKeys.ofBase64("a b", NEW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionKeys.ofBase64("k".repeat(65), NEW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.withDecryptionKey("new", OLD))
        .withMessage("two encryption keys have the id new");
    assertThat(keys.withDecryptionKey("old", OLD)).hasToString("EncryptionKeys{new, old}");
  }
}
