package io.github.contactsv3.errors.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one client, by value: tokens, client secrets, authorization codes, credentials in
 * headers and of proxies. Masks them in any text, from 8 characters on, whole or in pieces of 8
 * characters or more, because a text may have been cut anywhere: as they are, in other case,
 * escaped for URLs, JSON or HTML (up to three times), in Base64 and in hexadecimal.
 *
 * <p>Memory is bounded: of more than 512 secrets (or 512 K characters) those remembered least
 * recently are forgotten, so remember a secret when it is learnt and each time before it is used;
 * for a known one that costs a look-up. Thread-safe.
 */
public final class Secrets {
  /** Stands for what is masked. */
  public static final String MASK = "***";

  private static final int MAX_SECRETS = 512;
  private static final int MAX_GRAMS = 512 * 1024;
  private static final int MAX_TEXT = 256 * 1024;

  private static final class Generation {
    final Set<String> known = ConcurrentHashMap.newKeySet();
    final GramSet grams = new GramSet();

    boolean isFull() {
      return known.size() >= MAX_SECRETS || grams.size() >= MAX_GRAMS;
    }
  }

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile Generation young = new Generation();
  private Generation old = new Generation();

  /** Creates a registry that knows no secrets. */
  public Secrets() {}

  /**
   * Remembers a secret.
   *
   * @param secret the secret; null and texts of fewer than 8 characters are ignored
   */
  public void remember(@Nullable String secret) {
    if (secret == null || secret.length() < GramWindow.LENGTH || young.known.contains(secret)) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (young.isFull()) {
        old = young;
        young = new Generation();
      }
      Generation generation = young;
      SecretScanner.index(secret, generation.grams);
      // As in the user and password of Basic, which are escaped before they become Base64.
      SecretScanner.index(URLEncoder.encode(secret, StandardCharsets.UTF_8), generation.grams);
      generation.known.add(secret);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Remembers the credentials in a header of a request. Headers that hold none, such as {@code
   * traceparent} and {@code Accept}, are ignored.
   *
   * @param name the name
   * @param value the value
   */
  public void rememberHeader(String name, String value) {
    CredentialValues.ofHeader(name, value, this::remember);
  }

  /**
   * Remembers the credentials in a form, such as the body of a token request. Fields that hold
   * none, such as {@code grantType} and {@code clientId}, are ignored.
   *
   * @param form the form, URL-encoded
   */
  public void rememberForm(String form) {
    CredentialValues.ofForm(form, this::remember);
  }

  /**
   * Masks the secrets in a text. Takes time linear in the length of the text.
   *
   * @param text any text
   * @return the text, in which {@link #MASK} stands for each piece of a secret; cut after 256 K
   *     characters
   */
  public String mask(String text) {
    if (text.length() > MAX_TEXT) {
      return mask(text.substring(0, MAX_TEXT)) + "...";
    }
    if (text.length() < GramWindow.LENGTH) {
      return text;
    }
    BitSet found;
    lock.readLock().lock();
    try {
      GramSet recent = young.grams;
      GramSet earlier = old.grams;
      if (recent.size() == 0 && earlier.size() == 0) {
        return text;
      }
      found = SecretScanner.find(text, g -> recent.contains(g) || earlier.contains(g));
    } finally {
      lock.readLock().unlock();
    }
    return found.isEmpty() ? text : masked(text, found);
  }

  /**
   * Masks the secrets in several texts.
   *
   * @param texts the texts
   * @return a new list of the same size
   */
  public List<String> mask(List<String> texts) {
    return texts.stream().map(this::mask).toList();
  }

  /**
   * Returns an exception of a transport without words of the response: messages that may quote it,
   * as those about malformed headers do, are replaced. Those about names, connections, TLS and
   * timeouts stay, without secrets. Types of the JDK, names of classes, stack traces, causes and
   * suppressed exceptions are kept.
   *
   * @param error what the transport threw
   * @return the same exception if all of it may be shown, or a copy that refers to nothing of it
   */
  public IOException safeCause(IOException error) {
    Throwable copy = new CauseCopier(new TransportWords(this::mask)).copy(error);
    return copy instanceof IOException safe ? safe : new IOException(copy);
  }

  /**
   * Returns an exception of the application, such as of its token supplier, without secrets.
   *
   * @param error what the application's code threw
   * @return the same exception if its messages, and those of its causes, hold no secret; else a
   *     copy that refers to nothing of it
   */
  public Throwable maskedCause(Throwable error) {
    return new CauseCopier(new ApplicationWords(this::mask)).copy(error);
  }

  /** Does not show the secrets. */
  @Override
  public String toString() {
    return "Secrets{***}";
  }

  private static String masked(String text, BitSet found) {
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(from)) {
      masked.append(text, from, start).append(MASK);
      from = found.nextClearBit(start);
    }
    return masked.append(text, from, text.length()).toString();
  }
}
