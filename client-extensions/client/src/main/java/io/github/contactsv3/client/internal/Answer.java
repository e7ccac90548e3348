package io.github.contactsv3.client.internal;

import feign.Response;
import io.github.contactsv3.core.RateLimitSnapshot;
import io.github.contactsv3.core.internal.ErrorBody;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.resilience.RateLimitHeaders;
import io.github.contactsv3.runtime.OperationInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An answer and what its headers say. */
record Answer(Received received, RateLimitHeaders limits) {
  /** In bytes. The errors of the service are far shorter; a proxy's page need not be kept whole. */
  private static final int MAX_ERROR_BODY = 64 * 1024;

  static Answer of(Received received, Instant now) {
    return new Answer(received, RateLimitHeaders.parse(received::header, now));
  }

  boolean isSuccess() {
    return received.status() >= 200 && received.status() < 300;
  }

  /** Reads the body, so that the connection is free, and closes it. */
  ServiceException.Builder toError(OperationInfo operation, int attempts) throws IOException {
    ErrorBody body = ErrorBody.parse(text());
    return ServiceException.builder()
        .operation(operation)
        .attempts(attempts)
        .status(received.status())
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
    Response response = received.response();
    if (response.body() == null) {
      return "";
    }
    try (InputStream body = response.body().asInputStream()) {
      return new String(body.readNBytes(MAX_ERROR_BODY), StandardCharsets.UTF_8);
    }
  }
}
