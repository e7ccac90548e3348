package io.github.contactsv3.client.internal.call;

import feign.FeignException;
import io.github.contactsv3.client.internal.attempt.CallContext;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import org.jspecify.annotations.Nullable;

/** Runs calls: whatever they throw becomes an error of ours, and the observer learns the end. */
final class ObservedCall {
  private static final int SUCCESS = 200;

  private ObservedCall() {}

  /** Sends a request and decodes the response. */
  @FunctionalInterface
  interface Step<T extends @Nullable Object> {
    T run() throws Throwable;
  }

  static <T extends @Nullable Object> T run(CallContext context, Step<T> step) throws Throwable {
    T result;
    try {
      result = step.run();
    } catch (Exception e) {
      RuntimeException thrown = typed(e, context);
      context.ended(thrown);
      throw thrown;
    } catch (Error e) {
      context.ended(e);
      throw e;
    }
    context.ended(null);
    return result;
  }

  /**
   * Converts an exception to one that a call may throw. The exception of Feign itself goes no
   * further: it holds the request with its token.
   */
  private static RuntimeException typed(Exception e, CallContext context) {
    Throwable problem = e instanceof FeignException && e.getCause() != null ? e.getCause() : e;
    if (problem instanceof ContactsApiException known) {
      return known;
    }
    if (problem instanceof UnreadableBodyException unreadable) {
      return unreadable.toDecodingException(context.operation(), context.attempts());
    }
    if (context.attempts() > 0) {
      // Only the decoder comes after the executor, which throws errors of ours alone.
      return new DecodingException(
          context.operation(),
          context.attempts(),
          SUCCESS,
          "$",
          "the decoder failed with " + problem.getClass().getSimpleName());
    }
    return problem instanceof IllegalArgumentException illegal
        ? illegal
        : problem instanceof IllegalStateException illegal
            ? illegal
            : new IllegalStateException(
                context.operation().id()
                    + " cannot be sent: "
                    + problem.getClass().getSimpleName());
  }
}
