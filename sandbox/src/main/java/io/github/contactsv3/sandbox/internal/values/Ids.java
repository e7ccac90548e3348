package io.github.contactsv3.sandbox.internal.values;

import java.util.Collection;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes the ids of the service: 20 characters of [A-Za-z0-9], and UUIDs for traces. */
public final class Ids {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random;

  /** Ids to give out before any others. */
  private final Queue<String> given = new ConcurrentLinkedQueue<>();

  public Ids(Random random) {
    this.random = random;
  }

  public void give(Collection<String> ids) {
    given.addAll(ids);
  }

  public void clear() {
    given.clear();
  }

  public String next() {
    String first = given.poll();
    return first == null ? invented() : first;
  }

  private String invented() {
    char[] id = new char[20];
    for (int i = 0; i < id.length; i++) {
      id[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return new String(id);
  }

  public String nextTrace() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
