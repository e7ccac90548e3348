package io.github.contactsv3.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the messages of an error, as many as a person or a log can use. */
final class MessageList {
  /** In characters. The errors of the service are far shorter. */
  private static final int MAX_LENGTH = 64 * 1024;

  private final List<String> messages = new ArrayList<>();
  private int left = MAX_LENGTH;

  int left() {
    return left;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  void add(@Nullable String message) {
    if (message == null || message.isBlank() || left == 0) {
      return;
    }
    messages.add(message.length() <= left ? message : cut(message) + "...");
    left = Math.max(0, left - message.length());
  }

  private String cut(String message) {
    boolean splitsPair = Character.isHighSurrogate(message.charAt(left - 1));
    return message.substring(0, splitsPair ? left - 1 : left);
  }

  List<String> toList() {
    return List.copyOf(messages);
  }
}
