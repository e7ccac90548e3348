package io.github.contactsv3.client.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.contactsv3.core.internal.Json;
import io.github.contactsv3.model.ContactResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Loads what reads JSON while the first client of the process is made. Jackson's classes take as
 * long to load as those of the JDK's HTTP client and of TLS; one waits for the other otherwise.
 */
public final class JsonWarmup {
  private static final String RESPONSE =
      "{\"contact\":{\"id\":\"\",\"tags\":[\"\"]},\"traceId\":\"\"}";

  private JsonWarmup() {}

  /**
   * Starts it in a thread of the JDK's, once in a process, and returns at once. What goes wrong in
   * it fails again, and is reported, in the first call.
   */
  public static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Objects.requireNonNull(loaded());
    }
  }

  static CompletableFuture<ContactResponse> loaded() {
    return Once.LOADED;
  }

  private static final class Once {
    static final CompletableFuture<ContactResponse> LOADED =
        CompletableFuture.supplyAsync(JsonWarmup::read);
  }

  private static ContactResponse read() {
    try {
      return Json.MAPPER.readValue(RESPONSE, ContactResponse.class);
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }
}
