package io.github.contactsv3.sandbox.internal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an error response in the service's shapes. Texts stand where it is thrown;
 * only those that several places share are here.
 */
public final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ServiceResponse response;

  private ApiError(ServiceResponse response, String message) {
    super(message, null, false, false);
    this.response = response;
  }

  /** The response, still without a trace id. */
  public ServiceResponse response() {
    return response;
  }

  /** Returns the message, one or more sentences. */
  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    JsonNode message = response.body().path("message");
    if (message.isArray()) {
      message.forEach(each -> messages.add(each.asText()));
    } else {
      messages.add(message.asText());
    }
    return messages;
  }

  /** 400 with the name of the status, as search has it (observed, highlevel-api-docs#289). */
  public static ApiError badRequest(String message) {
    return single(400, message, "Bad Request");
  }

  /** 400 for a contact that does not exist (observed); not a 404, and without {@code error}. */
  public static ApiError contactNotFound(String contactId) {
    return single(400, "Contact with id " + contactId + " not found", null);
  }

  /** 400 without {@code error}, as business rules have it (observed). */
  public static ApiError refused(String message) {
    return single(400, message, null);
  }

  /** 400 for a duplicate where the location forbids them, with {@code meta} (observed). */
  public static ApiError duplicate(
      String contactId, @Nullable String contactName, String matchingField) {
    ObjectNode body = body(400, "This location does not allow duplicated contacts.", null);
    ObjectNode meta = body.putObject("meta");
    meta.put("contactId", contactId);
    if (contactName != null) {
      meta.put("contactName", contactName);
    }
    meta.put("matchingField", matchingField);
    return new ApiError(new ServiceResponse(400, body), "duplicate");
  }

  public static ApiError unauthorized(String message) {
    return single(401, message, "Unauthorized");
  }

  public static ApiError forbidden(String message) {
    return single(403, message, "Forbidden");
  }

  public static ApiError notFound(String message) {
    return single(404, message, "Not Found");
  }

  public static ApiError of(int status, String message, @Nullable String error) {
    return single(status, message, error);
  }

  /** 422 with an array of messages, the form of NestJS's validation (highlevel-api-docs#31). */
  public static ApiError unprocessable(List<String> messages) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("statusCode", 422);
    messages.forEach(body.putArray("message")::add);
    body.put("error", "Unprocessable Entity");
    return new ApiError(new ServiceResponse(422, body), String.join("; ", messages));
  }

  public static ApiError unprocessable(String message) {
    return unprocessable(List.of(message));
  }

  private static ApiError single(int status, String message, @Nullable String error) {
    return new ApiError(new ServiceResponse(status, body(status, message, error)), message);
  }

  private static ObjectNode body(int status, String message, @Nullable String error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("statusCode", status);
    body.put("message", message);
    if (error != null) {
      body.put("error", error);
    }
    return body;
  }
}
