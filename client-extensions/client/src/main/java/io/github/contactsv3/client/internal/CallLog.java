package io.github.contactsv3.client.internal;

import feign.Request;
import io.github.contactsv3.client.internal.http.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of calls: a line an attempt at DEBUG, headers by allow-list and the shape of bodies at
 * TRACE, nothing above. What is thrown is not logged; who catches it decides.
 */
final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");

  /** Others may hold secrets, and the next secret's name is not known. */
  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "content-length",
          "content-type",
          "retry-after",
          "version",
          "x-ratelimit-daily-remaining",
          "x-ratelimit-interval-milliseconds",
          "x-ratelimit-limit-daily",
          "x-ratelimit-max",
          "x-ratelimit-remaining");

  private static final Pattern TRACE_ID = Pattern.compile("\"traceId\"\\s*:\\s*\"([\\w-]{1,64})\"");

  private CallLog() {}

  static void request(CallContext call, int attempt, Request request) {
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "{} attempt {} sends {} {}",
          call.operation().id(),
          attempt,
          shown(request.headers()),
          body(request.headers(), request.body()));
    }
  }

  static void response(CallContext call, int attempt, RawResponse received, Duration took)
      throws IOException {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    byte[] body = received.body().asInputStream().readAllBytes();
    LOG.debug(
        "{} attempt {}: {} in {} ms, trace {}",
        call.operation().id(),
        attempt,
        received.status(),
        took.toMillis(),
        traceId(body));
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "{} attempt {} got {} {}",
          call.operation().id(),
          attempt,
          shown(received.headers().toMap()),
          body(received.headers().toMap(), body));
    }
  }

  static void lost(CallContext call, int attempt, IOException e, Duration took) {
    LOG.debug(
        "{} attempt {}: no response in {} ms, {}",
        call.operation().id(),
        attempt,
        took.toMillis(),
        e.getClass().getSimpleName());
  }

  private static String traceId(byte[] body) {
    Matcher matcher = TRACE_ID.matcher(new String(body, StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  private static Map<String, Collection<String>> shown(Map<String, Collection<String>> headers) {
    Map<String, Collection<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (SHOWN.contains(name.toLowerCase(Locale.ROOT))) {
            shown.put(name, values);
          }
        });
    return shown;
  }

  private static String body(Map<String, Collection<String>> headers, byte[] body) {
    if (body == null || body.length == 0) {
      return "no body";
    }
    boolean json =
        shown(headers).getOrDefault("Content-Type", Set.of()).toString().contains("json");
    return json ? RedactedJson.of(body) : body.length + " bytes";
  }
}
