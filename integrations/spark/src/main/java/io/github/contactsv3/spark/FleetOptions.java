package io.github.contactsv3.spark;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/** The options of a read, checked. Immutable. The package's Javadoc lists them. */
final class FleetOptions {

  static final String CREDENTIALS = "credentials";
  static final String TOKEN_ENV = "tokenEnv";
  static final String TOKEN_FILE = "tokenFile";
  static final String LOCATIONS = "locations";
  static final String LOCATIONS_FILE = "locationsFile";
  static final String LOCATIONS_TABLE = "locationsTable";
  static final String INSTALLED = "installed";
  static final String COLUMNS = "columns";
  static final String SINCE = "since";
  static final String TAGS = "tags";
  static final String CUSTOM_FIELDS = "customFields";
  static final String MISSING_CUSTOM_FIELDS = "missingCustomFields";
  static final String LAG = "lag";
  static final String OVERLAP = "overlap";
  static final String BASE_URL = "baseUrl";
  static final String QUOTA = "quota";
  static final String INTERACTIVE_SHARE = "interactiveShare";
  static final String CONCURRENCY = "concurrency";
  static final String ON_LOCATION_FAILURE = "onLocationFailure";
  static final String REPORT = "report";
  static final String PAGE_SIZE = "pageSize";
  static final String PREFETCH = "prefetch";

  private static final Set<String> KNOWN =
      Set.of(
          CREDENTIALS,
          TOKEN_ENV,
          TOKEN_FILE,
          LOCATIONS,
          LOCATIONS_FILE,
          LOCATIONS_TABLE,
          COLUMNS,
          SINCE,
          TAGS,
          CUSTOM_FIELDS,
          MISSING_CUSTOM_FIELDS,
          LAG,
          OVERLAP,
          BASE_URL,
          QUOTA,
          INTERACTIVE_SHARE,
          CONCURRENCY,
          ON_LOCATION_FAILURE,
          REPORT,
          PAGE_SIZE,
          PREFETCH);

  private final Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private FleetOptions(Map<String, String> given) {
    options.putAll(given);
  }

  /**
   * Checks options.
   *
   * @throws IllegalArgumentException if one is unknown, holds a secret, or has no such value
   */
  static FleetOptions of(CaseInsensitiveStringMap given) {
    SecretOptions.refuse(given.asCaseSensitiveMap());
    FleetOptions checked = new FleetOptions(given.asCaseSensitiveMap());
    checked.refuseUnknown();
    checked.refuseBlank();
    checked.requireOne(CREDENTIALS, TOKEN_ENV, TOKEN_FILE);
    checked.requireOne(LOCATIONS, LOCATIONS_FILE, LOCATIONS_TABLE);
    if (checked.isInstalled() && checked.get(CREDENTIALS).isEmpty()) {
      throw new IllegalArgumentException(
          "option locations: installed needs an agency: name its class by the option credentials,"
              + " or list the ids of the locations");
    }
    checked.settings(List.of(), List.of());
    checked.concurrency();
    return checked;
  }

  private void refuseUnknown() {
    Set<String> known = new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(KNOWN);
    for (String name : options.keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("checkpointlocation")) {
        throw ContactsTable.readOnly();
      }
      if (lower.startsWith("option.")) {
        throw new IllegalArgumentException(
            "a table in a catalog can't be of "
                + ContactsTable.NAME
                + ", since it would keep its options: use CREATE TEMPORARY VIEW");
      }
      if (!known.contains(name)
          && !lower.startsWith("credentials.")
          && !lower.startsWith("quota.")) {
        throw new IllegalArgumentException(
            "there is no option " + name + "; there are " + String.join(", ", known));
      }
    }
  }

  /** As an empty variable of a script would give it; the default would read something else. */
  private void refuseBlank() {
    options.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            throw new IllegalArgumentException(
                "option " + name + " is blank: give it a value, or leave it out");
          }
        });
  }

  /** Whether the locations are those where the app is installed. */
  boolean isInstalled() {
    return get(LOCATIONS).filter(INSTALLED::equalsIgnoreCase).isPresent();
  }

  private void requireOne(String... names) {
    List<String> given = Arrays.stream(names).filter(options::containsKey).toList();
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "exactly one of the options "
              + String.join(", ", names)
              + " is needed, not "
              + (given.isEmpty() ? "none" : String.join(" and ", given)));
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(options.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The options of a user's class: those with a prefix, without it. */
  Map<String, String> below(String name) {
    Map<String, String> below = new LinkedHashMap<>();
    options.forEach(
        (key, value) -> {
          if (key.regionMatches(true, 0, name + ".", 0, name.length() + 1)) {
            below.put(key.substring(name.length() + 1), value);
          }
        });
    return below;
  }

  /** Texts with commas between. */
  List<String> list(String name) {
    return get(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** How many locations are read at a time at most; 0 for as many as Spark has cores. */
  int concurrency() {
    return number(CONCURRENCY, 0, 1, 100_000);
  }

  /** What readers need to know. */
  ReadSettings settings(List<ContactColumn> columns, List<String> filters) {
    return new ReadSettings(
        get(BASE_URL).orElse(null),
        get(QUOTA).orElse(null),
        Map.copyOf(below(QUOTA)),
        value(
            INTERACTIVE_SHARE,
            -1.0,
            Double::valueOf,
            "a number from 0 to 0.9",
            v -> v >= 0 && v <= 0.9),
        number(PAGE_SIZE, 500, 1, 500),
        number(PREFETCH, 1, 0, 16),
        choice(ON_LOCATION_FAILURE, "skip", "fail"),
        !choice(MISSING_CUSTOM_FIELDS, "fail", "null"),
        since(),
        duration(LAG, 1),
        duration(OVERLAP, 30),
        list(TAGS),
        List.copyOf(filters),
        List.copyOf(columns));
  }

  /** From when on changes are read; null for all contacts. */
  @Nullable Instant since() {
    return value(
            SINCE,
            Optional.<Instant>empty(),
            text -> Optional.of(instant(text)),
            "a time such as 2026-11-01T00:00:00Z",
            found -> true)
        .orElse(null);
  }

  /** A time from zero to some days; a minute unless given. */
  private Duration duration(String name, int mostDays) {
    return value(
        name,
        Duration.ofMinutes(1),
        text -> {
          try {
            return Duration.parse(text);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
          }
        },
        "a time such as PT2M, up to P" + mostDays + "D",
        found -> !found.isNegative() && found.compareTo(Duration.ofDays(mostDays)) <= 0);
  }

  /** Whether an option has the first of two values, which is also the default. */
  private boolean choice(String name, String first, String second) {
    return value(
        name,
        true,
        text -> {
          if (!text.equalsIgnoreCase(first) && !text.equalsIgnoreCase(second)) {
            throw new IllegalArgumentException(text);
          }
          return text.equalsIgnoreCase(first);
        },
        first + " or " + second,
        found -> true);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private int number(String name, int otherwise, int least, int most) {
    return value(
        name,
        otherwise,
        Integer::valueOf,
        "a number from " + least + " to " + most,
        v -> v >= least && v <= most);
  }

  private <T> T value(
      String name,
      T otherwise,
      Function<String, T> parser,
      String what,
      java.util.function.Predicate<T> fits) {
    String text = get(name).orElse(null);
    if (text == null) {
      return otherwise;
    }
    try {
      T value = parser.apply(text);
      if (fits.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the name.
    }
    throw new IllegalArgumentException("option " + name + " must be " + what + ", not " + text);
  }

  /** Shows names only. */
  @Override
  public String toString() {
    return "FleetOptions" + options.keySet();
  }
}
