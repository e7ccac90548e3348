package io.github.contactsv3.client.internal.http;

import io.github.contactsv3.errors.internal.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of a proxy, which become secrets of the client as soon as it takes them from the JVM.
 * Thread-safe.
 */
final class ProxyCredentials implements CredentialsProvider {
  private final CredentialsProvider provider;
  private final Secrets secrets;

  ProxyCredentials(CredentialsProvider provider, Secrets secrets) {
    this.provider = provider;
    this.secrets = secrets;
  }

  @Override
  @SuppressWarnings("deprecation") // all versions of Apache's client have this getter
  public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
    Credentials found = provider.getCredentials(scope, context);
    if (found != null && found.getPassword() != null) {
      hold(found.getUserPrincipal().getName(), new String(found.getPassword()));
    }
    return found;
  }

  private void hold(String user, String password) {
    secrets.remember(password);
    // As Basic sends it, whose header is a secret also where the password is too short for one.
    byte[] basic = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    secrets.remember(Base64.getEncoder().encodeToString(basic));
  }

  @Override
  public String toString() {
    return "ProxyCredentials{***}";
  }
}
