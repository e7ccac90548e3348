package io.github.contactsv3.client.internal.http;

import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.auth.SystemDefaultCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the JVM has for a host: its {@code ProxySelector} chooses it, and its {@code
 * Authenticator} or the system properties {@code http.proxyUser} and {@code http.proxyPassword}
 * have the credentials. Some versions of Apache's client heed neither unless told to. Thread-safe.
 */
final class JvmProxy {
  /** Asks the selector that the JVM has at that time. */
  static final HttpRoutePlanner ROUTES =
      new SystemDefaultRoutePlanner(null) {
        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context)
            throws HttpException {
          try {
            return super.determineProxy(target, context);
          } catch (RuntimeException e) {
            throw new JvmProxyException("the JVM's ProxySelector", e);
          }
        }
      };

  static final CredentialsProvider CREDENTIALS =
      credentials(new SystemDefaultCredentialsProvider());

  private JvmProxy() {}

  private static CredentialsProvider credentials(CredentialsProvider jvm) {
    return (scope, context) -> {
      try {
        return jvm.getCredentials(scope, context);
      } catch (RuntimeException e) {
        throw new JvmProxyException("the JVM's Authenticator", e);
      }
    };
  }

  /**
   * Answers the challenges of a proxy, not those that a service makes in its name: it would be sent
   * the password of the proxy, or the request twice.
   */
  static List<AuthScheme> schemes(
      ChallengeType type, Map<String, AuthChallenge> challenges, HttpContext context) {
    // Not known before there is a connection, which is when a proxy refuses a tunnel.
    RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
    return route != null && (route.getProxyHost() == null || route.isTunnelled())
        ? List.of()
        : DefaultAuthenticationStrategy.INSTANCE.select(type, challenges, context);
  }
}
