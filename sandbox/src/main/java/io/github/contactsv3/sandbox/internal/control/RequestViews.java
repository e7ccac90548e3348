package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.internal.log.RequestHistory;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The log of requests as the control API shows it. */
final class RequestViews {

  private static final String STATUS_FORM = "[1-5][0-9][0-9]|[1-5]xx|none";

  private final RequestHistory log;

  RequestViews(RequestHistory log) {
    this.log = log;
  }

  /**
   * The last requests, newest first, as far as the query's {@code operation}, {@code method},
   * {@code status} and {@code text} let them pass; without bodies if it says {@code bodies=false}.
   *
   * @throws IllegalArgumentException if the query asks for what cannot be
   */
  ObjectNode list(String queryString) {
    ViewQuery query = new ViewQuery(queryString);
    String operation = query.text("operation");
    boolean bodies = !query.text("bodies", "true").equals("false");
    List<RecordedRequest> requests = operation == null ? log.list() : log.list(operation);
    List<RecordedRequest> found =
        requests.stream()
            .filter(method(query.text("method")))
            .filter(status(query.text("status")))
            .filter(text(query.text("text")))
            .toList();
    List<RecordedRequest> newest =
        found.subList(Math.max(0, found.size() - query.limit()), found.size());
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("count", operation == null ? log.count() : log.count(operation));
    view.put("found", found.size());
    ArrayNode views = view.putArray("requests");
    newest.forEach(request -> views.insert(0, json(request, bodies)));
    return view;
  }

  /**
   * One request with both bodies.
   *
   * @throws ApiError if there is none of that number, or it is too old to be kept
   */
  ObjectNode get(String number) {
    List<RecordedRequest> newestFirst = log.list();
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(request -> String.valueOf(request.number()).equals(number))
        .findFirst()
        .map(request -> json(request, true))
        .orElseThrow(() -> ApiError.notFound("no request " + number + " is kept"));
  }

  private static ObjectNode json(RecordedRequest request, boolean bodies) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("number", request.number());
    view.put("time", Timestamps.format(request.time().toEpochMilli()));
    view.put("operationId", request.operationId());
    view.put("method", request.method());
    view.put("path", request.path());
    view.put("query", request.query());
    view.put("version", request.version());
    view.put("traceparent", request.traceparent());
    view.put("status", request.status());
    view.put("durationMillis", Math.rint(request.duration().toNanos() / 1_000.0) / 1_000.0);
    if (bodies) {
      view.put("body", request.body());
      view.put("responseBody", request.responseBody());
    }
    return view;
  }

  private static Predicate<RecordedRequest> method(@Nullable String method) {
    return request -> method == null || request.method().equalsIgnoreCase(method);
  }

  /** A status such as 429, a class such as 4xx, or none for a connection that was cut. */
  private static Predicate<RecordedRequest> status(@Nullable String status) {
    if (status == null) {
      return request -> true;
    }
    if (!status.matches(STATUS_FORM)) {
      throw new IllegalArgumentException("status is not such as 429, 4xx or none: " + status);
    }
    if (status.equals("none")) {
      return request -> request.status() == 0;
    }
    return status.endsWith("xx")
        ? request -> request.status() / 100 == status.charAt(0) - '0'
        : request -> String.valueOf(request.status()).equals(status);
  }

  /** A text within path, query or one of the bodies, in any case. */
  private static Predicate<RecordedRequest> text(@Nullable String text) {
    if (text == null) {
      return request -> true;
    }
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return request ->
        contains(request.path(), wanted)
            || contains(request.query(), wanted)
            || contains(request.operationId(), wanted)
            || contains(request.body(), wanted)
            || contains(request.responseBody(), wanted);
  }

  private static boolean contains(@Nullable String text, String wanted) {
    return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT).contains(wanted);
  }
}
