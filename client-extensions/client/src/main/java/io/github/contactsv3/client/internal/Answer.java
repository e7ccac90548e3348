package io.github.contactsv3.client.internal;

import feign.Response;
import io.github.contactsv3.core.RateLimitSnapshot;
import io.github.contactsv3.core.ServiceException;
import io.github.contactsv3.core.internal.ErrorBody;
import io.github.contactsv3.resilience.RateLimitHeaders;
import io.github.contactsv3.runtime.OperationInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer and what its headers say. */
record Answer(Response response, RateLimitHeaders limits) {
  /** In bytes. The errors of the service are far shorter; a proxy's page need not be kept whole. */
  private static final int MAX_ERROR_BODY = 64 * 1024;

  static Answer of(Response response, Instant now) {
    return new Answer(response, RateLimitHeaders.parse(name -> header(response, name), now));
  }

  private static @Nullable String header(Response response, String name) {
    Collection<String> values = response.headers().getOrDefault(name, List.of());
    return values.isEmpty() ? null : values.iterator().next();
  }

  boolean isSuccess() {
    return response.status() >= 200 && response.status() < 300;
  }

  /** Reads the body, so that the connection is free, and closes it. */
  ServiceException.Builder toError(OperationInfo operation, int attempts) throws IOException {
    ErrorBody body = ErrorBody.parse(text());
    return ServiceException.builder()
        .operation(operation)
        .attempts(attempts)
        .status(response.status())
        .messages(body.messages())
        .traceId(body.traceId())
        .duplicate(body.duplicateId(), body.matchingField())
        .retryAfter(limits.retryAfter())
        .rateLimit(snapshot());
  }

  private RateLimitSnapshot snapshot() {
    return new RateLimitSnapshot(
        limits.limit() == null ? null : limits.limit().longValue(),
        limits.remaining() == null ? null : limits.remaining().longValue(),
        limits.interval(),
        limits.dailyLimit(),
        limits.dailyRemaining());
  }

  private String text() throws IOException {
    if (response.body() == null) {
      return "";
    }
    try (InputStream body = response.body().asInputStream()) {
      return new String(body.readNBytes(MAX_ERROR_BODY), StandardCharsets.UTF_8);
    }
  }
}
