package io.github.contactsv3.core.internal;

import feign.Response;
import feign.codec.ErrorDecoder;
import io.github.contactsv3.core.ServiceException;
import io.github.contactsv3.core.TransportException;
import io.github.contactsv3.runtime.OperationInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Makes an error of every answer outside of 2xx. Thread-safe. */
public final class ServiceErrorDecoder implements ErrorDecoder {
  /** In bytes. The errors of the service are far shorter; a proxy's page need not be kept whole. */
  private static final int MAX_BODY = 64 * 1024;

  /** Makes one. */
  public ServiceErrorDecoder() {}

  @Override
  public Exception decode(String methodKey, Response response) {
    OperationInfo operation =
        OperationLookup.of(response.request().requestTemplate().methodMetadata().method());
    ErrorBody body;
    try {
      body = ErrorBody.parse(text(response));
    } catch (IOException e) {
      return new TransportException(operation, 1, e);
    }
    return ServiceException.builder()
        .operation(operation)
        .status(response.status())
        .messages(body.messages())
        .traceId(body.traceId())
        .duplicate(body.duplicateId(), body.matchingField())
        .build();
  }

  private static String text(Response response) throws IOException {
    if (response.body() == null) {
      return "";
    }
    try (InputStream body = response.body().asInputStream()) {
      return new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    }
  }
}
