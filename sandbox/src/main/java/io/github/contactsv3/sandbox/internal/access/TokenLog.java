package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Receives every change of tokens before it takes effect. An implementation may write them down; it
 * throws if it cannot, and the change is then not made. Thread-safe.
 */
public interface TokenLog {

  /** Begins a change; to be followed by {@link #exit}. */
  void enter();

  /** Ends a change. */
  void exit();

  /** What there is from now on under a key, or null if nothing is left. */
  void token(String kind, String key, @Nullable JsonNode value);

  /** Everything of a kind is removed. */
  void clearTokens(String kind);
}
