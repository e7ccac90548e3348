package io.github.contactsv3.auth.internal;

import io.github.contactsv3.errors.CallInterruptedException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through exceptions of code that is not ours. Ends for cycles of causes, too. */
final class Throwables {
  private Throwables() {}

  /** Returns whether an exception, a cause or a suppressed one has one of the texts. */
  static boolean show(Throwable error, Collection<String> secrets) {
    return all(error).stream().map(String::valueOf).anyMatch(t -> hasAny(t, secrets));
  }

  private static boolean hasAny(String text, Collection<String> secrets) {
    return secrets.stream().anyMatch(text::contains);
  }

  /** Returns whether an exception says that the thread was interrupted. */
  static boolean isInterrupt(Throwable error) {
    return all(error).stream()
        .anyMatch(
            e ->
                e instanceof InterruptedException
                    || e instanceof ClosedByInterruptException
                    || e instanceof CallInterruptedException);
  }

  private static Set<Throwable> all(Throwable error) {
    Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(error));
    while (!open.isEmpty()) {
      Throwable next = open.pop();
      if (found.add(next)) {
        @Nullable Throwable cause = next.getCause();
        if (cause != null) {
          open.push(cause);
        }
        open.addAll(List.of(next.getSuppressed()));
      }
    }
    return found;
  }
}
