package io.github.contactsv3.client.internal.http;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks up hosts in a daemon thread, since nothing ends the system's look-up: the caller waits
 * until its deadline, the thread until the system is done. One thread for each host at most.
 * Thread-safe.
 */
final class BoundedDns implements DnsResolver {
  /** Resolves a name; replaced in tests. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  private final Lookup lookup;
  private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

  BoundedDns(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    CurrentAttempt attempt = CurrentAttempt.get();
    if (attempt == null || isLiteral(host)) {
      return lookup.find(host);
    }
    CompletableFuture<InetAddress[]> found = underWay.computeIfAbsent(host, this::start);
    try {
      return found.get(attempt.deadline() - System.nanoTime(), TimeUnit.NANOSECONDS).clone();
    } catch (TimeoutException e) {
      throw unknown(host, new SocketTimeoutException("the name lookup timed out"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown(host, unknown.getCause())
          : unknown(host, e.getCause());
    }
  }

  /** A literal is parsed, not looked up. */
  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private CompletableFuture<InetAddress[]> start(String host) {
    CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
    Thread thread = new Thread(() -> find(host, found), "contacts-dns");
    thread.setDaemon(true);
    thread.start();
    return found;
  }

  private void find(String host, CompletableFuture<InetAddress[]> found) {
    InetAddress[] addresses = null;
    Throwable problem = null;
    try {
      addresses = lookup.find(host);
    } catch (UnknownHostException | RuntimeException | Error e) {
      problem = e;
    }
    // Removed first, so that later callers look the name up again: the system has its own cache.
    underWay.remove(host, found);
    if (addresses == null) {
      found.completeExceptionally(problem == null ? new UnknownHostException(host) : problem);
    } else {
      found.complete(addresses);
    }
  }

  private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
    UnknownHostException exception = new UnknownHostException(host);
    exception.initCause(cause);
    return exception;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return resolve(host)[0].getCanonicalHostName();
  }
}
