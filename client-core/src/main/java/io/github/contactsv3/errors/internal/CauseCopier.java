package io.github.contactsv3.errors.internal;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Copies an exception with its causes and suppressed exceptions, so that the messages can be
 * replaced. Used once, by one thread.
 */
final class CauseCopier {
  /** Decides what the message of an exception may say. */
  interface Words {
    /** Returns the replacement of a message. */
    String replacement(Throwable thrown, String message);

    /** Returns whether an exception may be kept if its message is unchanged. */
    default boolean mayKeep(Throwable thrown) {
      return true;
    }
  }

  private record Kind(
      Class<? extends Throwable> type, Function<@Nullable String, Throwable> create) {}

  /** The types that callers distinguish; the first match counts. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(ConnectException.class, ConnectException::new),
          new Kind(NoRouteToHostException.class, NoRouteToHostException::new),
          new Kind(SocketTimeoutException.class, SocketTimeoutException::new),
          new Kind(SSLHandshakeException.class, SSLHandshakeException::new),
          new Kind(SSLException.class, SSLException::new));

  /** The most copies, since recursion must end. */
  private static final int MAX_COPIES = 64;

  private final Words words;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  CauseCopier(Words words) {
    this.words = words;
  }

  /** Returns the exception itself if nothing in it has to change, else a copy. */
  Throwable copy(Throwable thrown) {
    seen.add(thrown);
    String message = messageOf(thrown);
    String safe = message == null ? null : words.replacement(thrown, message);
    Throwable cause = causeOf(thrown);
    Throwable safeCause = copyOrDrop(cause);
    List<Throwable> safeSuppressed = new ArrayList<>();
    boolean same = words.mayKeep(thrown) && equal(message, safe) && cause == safeCause;
    for (Throwable suppressed : thrown.getSuppressed()) {
      Throwable copy = copyOrDrop(suppressed);
      same &= copy == suppressed;
      if (copy != null) {
        safeSuppressed.add(copy);
      }
    }
    if (same) {
      return thrown;
    }
    Throwable copy = like(thrown, safe);
    if (safeCause != null) {
      copy.initCause(safeCause);
    }
    safeSuppressed.forEach(copy::addSuppressed);
    copy.setStackTrace(thrown.getStackTrace());
    return copy;
  }

  private @Nullable Throwable copyOrDrop(@Nullable Throwable thrown) {
    return thrown == null || seen.size() >= MAX_COPIES || seen.contains(thrown)
        ? null
        : copy(thrown);
  }

  private static Throwable like(Throwable thrown, @Nullable String message) {
    for (Kind kind : KINDS) {
      if (kind.type().isInstance(thrown)) {
        return kind.create().apply(withName(kind, thrown, message));
      }
    }
    return new RedactedIOException(thrown.getClass().getName(), message);
  }

  private static @Nullable String withName(Kind kind, Throwable thrown, @Nullable String message) {
    String name = simpleName(thrown);
    if (message == null) {
      return name;
    }
    boolean named = thrown.getClass().equals(kind.type()) || message.endsWith("(" + name + ")");
    return named ? message : message + " (" + name + ")";
  }

  static String simpleName(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private static boolean equal(@Nullable String a, @Nullable String b) {
    return a == null ? b == null : a.equals(b);
  }

  /** Classes of applications may do anything in a getter. */
  private static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
