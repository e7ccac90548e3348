package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.contactsv3.model.ContactResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Loads what reads JSON while the first client of the process is made. Jackson's classes take as
 * long to load as those of the JDK's HTTP client and of TLS; one waits for the other otherwise.
 */
public final class JsonWarmup {
  private JsonWarmup() {}

  /**
   * Starts it in a thread of the JDK's, once in a process, and returns at once. What goes wrong in
   * it goes wrong again, and is told, in the first call.
   */
  public static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Objects.requireNonNull(loaded());
    }
  }

  static CompletableFuture<ObjectReader> loaded() {
    return Once.LOADED;
  }

  private static final class Once {
    static final CompletableFuture<ObjectReader> LOADED =
        CompletableFuture.supplyAsync(() -> Json.MAPPER.readerFor(ContactResponse.class));
  }
}
