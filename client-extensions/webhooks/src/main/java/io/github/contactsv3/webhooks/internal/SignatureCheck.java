package io.github.contactsv3.webhooks.internal;

import io.github.contactsv3.errors.WebhookSignatureException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies signatures over the raw bytes of bodies. Immutable and thread-safe. */
public final class SignatureCheck {
  private static final String ED25519 = "x-ghl-signature";
  private static final String RSA = "x-wh-signature";

  /** Signatures of RSA with 4096 bits have 684 characters. */
  private static final int MAX_LENGTH = 4096;

  private final List<PublicKey> ed25519Keys;
  private final List<PublicKey> rsaKeys;

  /**
   * Creates a check.
   *
   * @param ed25519Keys one of them has to have signed
   * @param rsaKeys one of them has to have signed where there is no signature of Ed25519
   */
  public SignatureCheck(List<PublicKey> ed25519Keys, List<PublicKey> rsaKeys) {
    this.ed25519Keys = List.copyOf(ed25519Keys);
    this.rsaKeys = List.copyOf(rsaKeys);
  }

  /**
   * Verifies the signature of a body. A signature of Ed25519 decides alone: otherwise a body with a
   * bad one could pass by the older one.
   *
   * @param body the bytes as they were received
   * @param headers the value of a header, or null if there is none
   * @throws WebhookSignatureException if there is no good signature
   */
  public void verify(byte[] body, Function<String, @Nullable String> headers) {
    String ed25519 = value(headers, ED25519);
    String rsa = ed25519 == null && !rsaKeys.isEmpty() ? value(headers, RSA) : null;
    if (ed25519 != null) {
      verify(body, ED25519, ed25519, "Ed25519", ed25519Keys);
    } else if (rsa != null) {
      verify(body, RSA, rsa, "SHA256withRSA", rsaKeys);
    } else {
      throw new WebhookSignatureException(
          "the webhook has no header " + ED25519 + (rsaKeys.isEmpty() ? "" : " or " + RSA));
    }
  }

  /** The service has been seen to send N/A for a signature that it does not make. */
  private static @Nullable String value(Function<String, @Nullable String> headers, String name) {
    String value = headers.apply(name);
    return value == null || value.isBlank() || value.strip().equals("N/A") ? null : value.strip();
  }

  private static void verify(
      byte[] body, String header, String value, String algorithm, List<PublicKey> keys) {
    byte[] signature = decode(header, value);
    if (keys.stream().noneMatch(key -> matches(body, signature, algorithm, key))) {
      throw new WebhookSignatureException(
          header + " is not a signature of this body by any of the known keys");
    }
  }

  private static byte[] decode(String header, String value) {
    try {
      if (value.length() <= MAX_LENGTH) {
        return Base64.getDecoder().decode(value);
      }
    } catch (IllegalArgumentException e) {
      // Told below; the message of the decoder quotes the value.
    }
    throw new WebhookSignatureException(header + " is not a signature in Base64");
  }

  private static boolean matches(byte[] body, byte[] signature, String algorithm, PublicKey key) {
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(body);
      return check.verify(signature);
    } catch (SignatureException e) {
      return false; // of another length than signatures of this key have
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
