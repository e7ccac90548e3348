package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown that keeps what checks have found out: one row for each, with the day on which
 * the service was asked. A later run that finds out less, since it may not write, takes nothing
 * back. Immutable.
 */
public final class AssumptionsPage {
  private static final String ADDRESS = "Service: ";
  private static final String HEAD =
      "| assumption | default | state | checked on |\n|---|---|---|---|\n";
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([a-z0-9-]+)` \\| (.*) \\| (confirmed|denied|unknown): (.*) \\| (.*) \\|");
  private static final String NEVER = "never";
  private static final String NOT_ASKED = "never checked against the service";

  private final String service;
  private final Map<String, Row> rows;

  private record Row(LiveResult result, String day) {
    Row after(LiveResult found, String foundOn) {
      return found.verdict() == Verdict.UNKNOWN && result.verdict() != Verdict.UNKNOWN
          ? this
          : with(found.verdict(), inOneCell(found.text()), foundOn);
    }

    Row with(Verdict verdict, String text, String on) {
      return new Row(new LiveResult(result.check(), result.usual(), verdict, text), on);
    }

    private static String inOneCell(String text) {
      return text.replace('|', '/').replaceAll("\\s+", " ");
    }

    String line() {
      return "| `%s` | %s | %s: %s | %s |\n"
          .formatted(result.check(), result.usual(), result.verdict().word(), result.text(), day);
    }
  }

  private AssumptionsPage(String service, Map<String, Row> rows) {
    this.service = service;
    this.rows = rows;
  }

  /**
   * Creates a page of a service that nothing is known of.
   *
   * @param service the address of the service
   * @return the page
   */
  public static AssumptionsPage empty(String service) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (LiveCheck check : LiveCheck.ALL) {
      LiveResult unknown = new LiveResult(check.name(), check.usual(), Verdict.UNKNOWN, NOT_ASKED);
      rows.put(check.name(), new Row(unknown, NEVER));
    }
    return new AssumptionsPage(Objects.requireNonNull(service, "service"), rows);
  }

  /**
   * Reads a page. Checks that the page lacks are unknown; what is no check any more is dropped.
   *
   * @param text the page
   * @return the page
   * @throws IllegalArgumentException if it is no such page; the message says what it lacks
   */
  public static AssumptionsPage parse(String text) {
    String service =
        text.lines()
            .filter(line -> line.startsWith(ADDRESS))
            .findFirst()
            .map(line -> line.substring(ADDRESS.length()).strip())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no line \""
                            + ADDRESS
                            + "...\", so it is no page of assumptions"));
    AssumptionsPage page = empty(service);
    text.lines().map(ROW::matcher).filter(Matcher::matches).forEach(page::put);
    return page;
  }

  private void put(Matcher row) {
    rows.computeIfPresent(
        row.group(1),
        (name, before) ->
            before.with(
                Verdict.valueOf(row.group(3).toUpperCase(Locale.ROOT)),
                row.group(4),
                day(row.group(5))));
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException e) {
      return NEVER;
    }
  }

  /**
   * Returns the address of the service.
   *
   * @return the address
   */
  public String service() {
    return service;
  }

  /**
   * Returns what is known.
   *
   * @return a result for each check, in the order of {@link LiveChecks#run}
   */
  public List<LiveResult> results() {
    return rows.values().stream().map(Row::result).toList();
  }

  /**
   * Returns the page after another run.
   *
   * @param results its results; an unknown one changes no row that was confirmed or denied
   * @param day when it took place
   * @return a new page
   */
  public AssumptionsPage with(List<LiveResult> results, LocalDate day) {
    Map<String, Row> after = new LinkedHashMap<>(rows);
    for (LiveResult result : results) {
      after.computeIfPresent(
          result.check(), (name, before) -> before.after(result, day.toString()));
    }
    return new AssumptionsPage(service, after);
  }

  /**
   * Returns the page as Markdown.
   *
   * @return the text
   */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        # Assumptions about the service

        What the sandbox does where the service's behaviour is not known, and whether the service does the same:
        confirmed (it does), denied (it does not) or unknown. `contacts doctor --live --report FILE` writes this page.

        """);
    lines.add(ADDRESS + service + "\n\n");
    lines.add(HEAD);
    rows.values().forEach(row -> lines.add(row.line()));
    return String.join("", lines);
  }
}
