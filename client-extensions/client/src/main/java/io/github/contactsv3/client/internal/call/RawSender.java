package io.github.contactsv3.client.internal.call;

import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import feign.Util;
import io.github.contactsv3.client.internal.attempt.CallContext;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.client.internal.attempt.CallTarget;
import io.github.contactsv3.client.internal.attempt.RequestExecutor;
import io.github.contactsv3.client.internal.attempt.RunningCall;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.internal.JsonDecoder;
import io.github.contactsv3.core.internal.UnreadableBodyException;
import io.github.contactsv3.core.spi.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends requests that no generated interface describes, as the others are sent. Thread-safe. */
public final class RawSender {
  private final RequestExecutor executor;
  private final String baseUrl;
  private final JsonDecoder decoder;
  private final CallSettings settings;
  private final Observers observers;
  private final Clock clock;
  private final Lifecycle lifecycle;

  RawSender(
      RequestExecutor executor,
      String baseUrl,
      JsonDecoder decoder,
      CallSettings settings,
      Observers observers,
      Clock clock,
      Lifecycle lifecycle) {
    this.executor = executor;
    this.baseUrl = baseUrl;
    this.decoder = decoder;
    this.settings = settings;
    this.observers = observers;
    this.clock = clock;
    this.lifecycle = lifecycle;
  }

  /**
   * Sends a request.
   *
   * @param call the request
   * @param type the class of the body; {@code String} for the text as it is
   * @param <T> its type
   * @return the response, a success
   */
  public <T> ApiResponse<T> send(RawCall call, Class<T> type) {
    lifecycle.requireOpen();
    CallTarget target = new CallTarget(call.operation(), call.headers(), true, call.forCompany());
    try (RunningCall running = lifecycle.start()) {
      CallContext context =
          new CallContext(
              target,
              call.operation().idempotent(),
              settings,
              observers.start(call.operation(), settings.locationId()),
              running,
              clock);
      return ObservedCall.run(context, () -> send(call, type, context));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(call.operation().id() + " failed", e);
    }
  }

  private <T> ApiResponse<T> send(RawCall call, Class<T> type, CallContext context)
      throws IOException {
    Request request =
        Request.create(
            HttpMethod.valueOf(call.operation().method()),
            baseUrl + call.target(),
            Map.of(),
            call.body() == null ? null : call.body().getBytes(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            null);
    try (Response response = executor.execute(request, context)) {
      Map<String, List<String>> headers = new HashMap<>();
      response.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
      Object body = type == String.class ? text(response) : decoder.decode(response, type);
      return new ApiResponse<>(response.status(), headers, Objects.requireNonNull(type.cast(body)));
    }
  }

  private static String text(Response response) throws IOException {
    byte[] bytes =
        response.body() == null ? new byte[0] : Util.toByteArray(response.body().asInputStream());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableBodyException(response.status(), "$", "not UTF-8");
    }
  }
}
