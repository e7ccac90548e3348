package io.github.contactsv3.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A pair of keys that signs as the service does. */
record TestKeys(KeyPair pair, String algorithm) {
  static TestKeys ed25519() {
    return generate("Ed25519", "Ed25519");
  }

  static TestKeys rsa() {
    return generate("RSA", "SHA256withRSA");
  }

  private static TestKeys generate(String keys, String algorithm) {
    try {
      return new TestKeys(KeyPairGenerator.getInstance(keys).generateKeyPair(), algorithm);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  String sign(String body) {
    return sign(body.getBytes(StandardCharsets.UTF_8));
  }

  String sign(byte[] body) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(body);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
