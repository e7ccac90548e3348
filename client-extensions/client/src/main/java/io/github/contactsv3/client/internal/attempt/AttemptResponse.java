package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.client.internal.http.RawResponse;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.internal.ErrorBody;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** The response to an attempt and what its headers say. */
record AttemptResponse(RawResponse raw, RateLimits limits) {

  static AttemptResponse of(RawResponse raw, Instant now) {
    return new AttemptResponse(raw, RateLimits.parse(raw::header, now));
  }

  /** Returns the error that a response other than a success stands for. */
  ServiceException.Builder toError(OperationInfo operation, int attempts, Secrets secrets) {
    ErrorBody body = ErrorBody.parse(bytes(), raw.header("Content-Type")).masked(secrets::mask);
    return ServiceException.builder()
        .operation(operation)
        .attempts(attempts)
        .status(raw.status())
        .messages(body.messages())
        .traceId(body.traceId())
        .duplicate(body.duplicateId(), body.matchingField())
        .rateLimits(limits);
  }

  private byte[] bytes() {
    try (InputStream body = raw.body().asInputStream()) {
      return body.readNBytes(ErrorBody.MAX_LENGTH);
    } catch (IOException e) {
      throw new IllegalStateException("a body in memory can be read", e);
    }
  }
}
