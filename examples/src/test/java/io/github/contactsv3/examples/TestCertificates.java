package io.github.contactsv3.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** A private certificate authority and what it has signed, made by keytool for one test run. */
final class TestCertificates {
  static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final KeyStore all;

  private TestCertificates(Path folder, KeyStore all) {
    this.folder = folder;
    this.all = all;
  }

  /** Made once: each is a start of keytool. */
  static TestCertificates get() {
    return Made.CERTIFICATES;
  }

  private static final class Made {
    static final TestCertificates CERTIFICATES;

    static {
      try {
        CERTIFICATES = make(Files.createTempDirectory("certificates"));
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static TestCertificates make(Path folder) throws IOException, GeneralSecurityException {
    Path all = folder.resolve("all.p12");
    keytool(all, "ca", "CN=Test CA", "-ext", "bc:c");
    keytool(all, "server", "CN=server", "-signer", "ca", "-ext", "SAN=ip:127.0.0.1,dns:localhost");
    keytool(all, "other-host", "CN=o", "-signer", "ca", "-ext", "SAN=dns:other.example");
    keytool(all, "client", "CN=client", "-signer", "ca");
    return new TestCertificates(folder, KeyStore.getInstance(all.toFile(), PASSWORD));
  }

  private static void keytool(Path store, String alias, String name, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC"));
    command.addAll(List.of("-validity", "2", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-storetype", "PKCS12"));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool: " + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A store with the certificate of the authority. */
  Path trustStore() throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    store.setCertificateEntry("ca", all.getCertificate("ca"));
    return written(store, "trust.p12");
  }

  /** A store with a key and its certificates. */
  Path keyStore(String alias) throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    Certificate[] chain = all.getCertificateChain(alias);
    store.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, chain);
    return written(store, alias + ".p12");
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

  private Path written(KeyStore store, String name) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
