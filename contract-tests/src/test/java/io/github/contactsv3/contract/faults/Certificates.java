package io.github.contactsv3.contract.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificates of servers: those of an authority that clients trust, and of one that they
 * don't. Created in each process. Thread-safe.
 */
final class Certificates {
  private static final String PASSWORD = "changeit";
  private static final Duration DAY = Duration.ofDays(1);
  private static final HeldCertificate KNOWN = authority("known authority");
  private static final HeldCertificate UNKNOWN = authority("unknown authority");

  private static final SSLContext TRUSTED = issue(KNOWN, "127.0.0.1", DAY);
  private static final SSLContext UNTRUSTED = issue(UNKNOWN, "127.0.0.1", DAY);
  private static final SSLContext OF_OTHER_HOST = issue(KNOWN, "127.0.0.2", DAY);
  private static final SSLContext EXPIRED = issue(KNOWN, "127.0.0.1", DAY.negated());

  private Certificates() {}

  static SSLContext trusted() {
    return TRUSTED;
  }

  static SSLContext untrusted() {
    return UNTRUSTED;
  }

  static SSLContext ofOtherHost() {
    return OF_OTHER_HOST;
  }

  static SSLContext expired() {
    return EXPIRED;
  }

  /** Makes the known authority the only one that this process trusts. */
  static void trustInThisProcess(Path folder) throws IOException {
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", KNOWN.certificate());
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  private static SSLContext issue(HeldCertificate authority, String address, Duration valid) {
    Instant until = Instant.now().plus(valid);
    HeldCertificate own =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .commonName(address)
            .addSubjectAlternativeName(address)
            .validityInterval(until.minus(Duration.ofDays(30)).toEpochMilli(), until.toEpochMilli())
            .build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(own, authority.certificate())
        .build()
        .sslContext();
  }
}
