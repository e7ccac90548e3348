package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.errors.internal.TraceIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of calls: a line an attempt at DEBUG, headers by allow-list and the shape of bodies at
 * TRACE, nothing above. Exceptions are not logged; callers that catch them decide. No line holds a
 * line break, a secret or another text of a response. Thread-safe.
 */
final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");

  private static final String UNKNOWN = "unknown";

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

  private static final byte[] TRACE_ID = "\"traceId\"".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_TRACE_ID = 256;
  private static final int MAX_VALUE = 200;

  private final Secrets secrets;

  /**
   * Creates a log.
   *
   * @param secrets what must not show up, even if the service repeats it
   */
  CallLog(Secrets secrets) {
    this.secrets = secrets;
  }

  void request(
      OperationInfo operation,
      int attempt,
      Map<String, ? extends Collection<String>> headers,
      byte @Nullable [] body) {
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "{} attempt {} sends {} {}",
          operation.id(),
          attempt,
          shown(headers),
          shown(headers, body));
    }
  }

  /** Returns whether responses are logged, so that their bodies are needed. */
  static boolean showsResponses() {
    return LOG.isDebugEnabled();
  }

  void response(
      OperationInfo operation,
      int attempt,
      int status,
      Map<String, ? extends Collection<String>> headers,
      byte @Nullable [] body,
      Duration took) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    LOG.debug(
        "{} attempt {}: {} in {} ms, trace {}",
        operation.id(),
        attempt,
        status,
        took.toMillis(),
        body == null ? UNKNOWN : traceId(body));
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "{} attempt {} got {} {}", operation.id(), attempt, shown(headers), shown(headers, body));
    }
  }

  void lost(OperationInfo operation, int attempt, Throwable error, Duration took) {
    LOG.debug(
        "{} attempt {}: no response in {} ms, {}",
        operation.id(),
        attempt,
        took.toMillis(),
        error.getClass().getSimpleName());
  }

  /** Looks for the id in the bytes: a body may be large, and is not needed as a text. */
  private String traceId(byte[] body) {
    for (int i = 0; i + TRACE_ID.length < body.length; i++) {
      if (Arrays.equals(body, i, i + TRACE_ID.length, TRACE_ID, 0, TRACE_ID.length)) {
        int colon = skipSpace(body, i + TRACE_ID.length);
        int quote = colon < body.length && body[colon] == ':' ? skipSpace(body, colon + 1) : -1;
        if (quote >= 0 && quote < body.length && body[quote] == '"') {
          String id = TraceIds.of(secrets.mask(textUntilQuote(body, quote + 1)));
          return id == null ? UNKNOWN : id;
        }
      }
    }
    return UNKNOWN;
  }

  private static int skipSpace(byte[] body, int from) {
    int i = from;
    while (i < body.length && (body[i] == ' ' || body[i] == '\n' || body[i] == '\r')) {
      i++;
    }
    return i;
  }

  private static String textUntilQuote(byte[] body, int from) {
    int end = from;
    while (end < body.length && end - from < MAX_TRACE_ID && body[end] != '"') {
      end++;
    }
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }

  private Map<String, List<String>> shown(Map<String, ? extends Collection<String>> headers) {
    Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (SHOWN.contains(name.toLowerCase(Locale.ROOT))) {
            shown.put(name, values.stream().map(this::shown).toList());
          }
        });
    return shown;
  }

  private String shown(String value) {
    String masked = secrets.mask(value);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(masked.length(), MAX_VALUE); i++) {
      char c = masked.charAt(i);
      // Anything else can end a line or turn its direction.
      line.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return masked.length() <= MAX_VALUE ? line.toString() : line + "...";
  }

  private String shown(Map<String, ? extends Collection<String>> headers, byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return "no body";
    }
    boolean json =
        shown(headers).getOrDefault("Content-Type", List.of()).toString().contains("json");
    return json ? secrets.mask(RedactedJson.of(body)) : body.length + " bytes";
  }
}
