package io.github.contactsv3.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The messages in the body of an error: one, several, or those of OAuth. */
public final class ErrorMessages {

  private ErrorMessages() {}

  public static List<String> of(JsonNode body) {
    JsonNode message =
        body.path("error").isObject() ? body.path("error").path("message") : body.path("message");
    List<String> messages = new ArrayList<>();
    if (message.isArray()) {
      message.forEach(element -> messages.add(element.textValue()));
    } else if (message.isTextual()) {
      messages.add(message.textValue());
    }
    return messages;
  }
}
