package io.github.contactsv3.contract.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificates that servers show: those of an authority that clients trust, and of one that
 * they don't. Made anew in each process. Thread-safe.
 */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration DAY = Duration.ofDays(1);
  private static final Certificates ALL = new Certificates();

  private final X509Certificate authority;
  private final SSLContext trusted;
  private final SSLContext untrusted;
  private final SSLContext ofOtherHost;
  private final SSLContext expired;

  private Certificates() {
    try {
      Authority known = new Authority("known authority");
      Authority unknown = new Authority("unknown authority");
      authority = known.certificate;
      trusted = known.issue("127.0.0.1", Instant.now().plus(DAY));
      untrusted = unknown.issue("127.0.0.1", Instant.now().plus(DAY));
      ofOtherHost = known.issue("127.0.0.2", Instant.now().plus(DAY));
      expired = known.issue("127.0.0.1", Instant.now().minus(DAY));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static SSLContext trusted() {
    return ALL.trusted;
  }

  static SSLContext untrusted() {
    return ALL.untrusted;
  }

  static SSLContext ofOtherHost() {
    return ALL.ofOtherHost;
  }

  static SSLContext expired() {
    return ALL.expired;
  }

  /** Makes the known authority the only one that this process trusts. */
  static void trustInThisProcess(Path folder) throws IOException {
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", ALL.authority);
      store.store(out, PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", new String(PASSWORD));
  }

  private static final class Authority {
    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    Authority(String name) throws GeneralSecurityException, IOException {
      this.name = name;
      this.keys = newKeys();
      this.certificate =
          CertificateWriter.write(
              name, keys, name, keys.getPublic(), null, Instant.now().plus(DAY));
    }

    SSLContext issue(String address, Instant until) throws GeneralSecurityException, IOException {
      KeyPair own = newKeys();
      X509Certificate issued =
          CertificateWriter.write(
              name, keys, address, own.getPublic(), InetAddress.getByName(address), until);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", own.getPrivate(), PASSWORD, new X509Certificate[] {issued, certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, new SecureRandom());
      return context;
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    }
  }
}
