package io.github.contactsv3.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.apache.hc.core5.ssl.SSLContexts;

/** A private certificate authority and what it has signed, created once for one test run. */
final class TestCertificates {
  static final char[] PASSWORD = "changeit".toCharArray();

  private static final TestCertificates ALL = new TestCertificates();

  private final HeldCertificate authority =
      new HeldCertificate.Builder().commonName("Test CA").certificateAuthority(0).build();
  private final Map<String, HeldCertificate> signed =
      Map.of(
          "server", sign("127.0.0.1", "localhost"),
          "other-host", sign("other.example"),
          "client", sign());

  private TestCertificates() {}

  static TestCertificates get() {
    return ALL;
  }

  private HeldCertificate sign(String... hosts) {
    HeldCertificate.Builder builder = new HeldCertificate.Builder().signedBy(authority);
    for (String host : hosts) {
      builder.addSubjectAlternativeName(host);
    }
    return builder.build();
  }

  /** A store with the certificate of the authority. */
  Path trustStore() throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    store.setCertificateEntry("ca", authority.certificate());
    return written(store);
  }

  /** A store with a key and its certificates. */
  Path keyStore(String alias) throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    HeldCertificate own = signed.get(alias);
    Certificate[] chain = {own.certificate(), authority.certificate()};
    store.setKeyEntry(alias, own.keyPair().getPrivate(), PASSWORD, chain);
    return written(store);
  }

  /** What a server has that proves to be the alias and trusts the authority. */
  SSLContext context(String alias) throws IOException, GeneralSecurityException {
    return SSLContexts.custom()
        .loadTrustMaterial(trustStore(), PASSWORD)
        .loadKeyMaterial(keyStore(alias), PASSWORD, PASSWORD)
        .build();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private static Path written(KeyStore store) throws IOException, GeneralSecurityException {
    Path file = Files.createTempFile("certificates", ".p12");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
