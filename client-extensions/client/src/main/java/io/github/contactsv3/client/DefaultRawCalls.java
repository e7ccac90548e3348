package io.github.contactsv3.client;

import io.github.contactsv3.client.internal.call.RawSender;
import io.github.contactsv3.core.ApiResponse;
import java.util.Objects;

/** Raw calls of a view of a client. */
final class DefaultRawCalls implements RawCalls {
  private final RawSender sender;

  DefaultRawCalls(RawSender sender) {
    this.sender = sender;
  }

  @Override
  public <T> ApiResponse<T> send(RawRequest request, Class<T> type) {
    if (type.isPrimitive() || type == Void.class) {
      throw new IllegalArgumentException("type is " + type + ", which no JSON object can be");
    }
    return sender.send(Objects.requireNonNull(request, "request").toCall(), type);
  }
}
