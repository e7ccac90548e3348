package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.Assumption;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How values are written on the command line. */
final class Values {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private Values() {}

  /**
   * A quota.
   *
   * @param max requests in an interval
   * @param interval length of the interval, or null if the quota is off
   */
  record Quota(int max, @Nullable Duration interval) {}

  /**
   * A token and what it may do.
   *
   * @param token the token
   * @param locationId its location
   * @param scopes its scopes
   */
  record Grant(String token, String locationId, Set<String> scopes) {}

  /**
   * A location.
   *
   * @param id its id
   * @param name its name, or null for the default one
   */
  record Location(String id, @Nullable String name) {}

  /**
   * A number of invented contacts.
   *
   * @param locationId where they go, or null for the first location
   * @param count how many
   */
  record Seed(@Nullable String locationId, int count) {}

  /**
   * A file of contacts.
   *
   * @param locationId where they go, or null for the first location
   * @param file the file
   */
  record Import(@Nullable String locationId, Path file) {}

  /**
   * Two texts joined by a colon.
   *
   * @param first the text before the colon
   * @param second the text after it
   */
  record Pair(String first, String second) {}

  /** A time such as {@code 120ms}, {@code 2s} or {@code 1m}. */
  static final class OfDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      Matcher matcher = DURATION.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + value + "' is not a time such as 120ms or 2s");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        default -> Duration.ofMinutes(number);
      };
    }
  }

  /** A quota such as {@code 100/10s}, or {@code off}. */
  static final class OfQuota implements ITypeConverter<Quota> {
    @Override
    public Quota convert(String value) {
      if (value.equals("off")) {
        return new Quota(0, null);
      }
      String[] parts = value.split("/", -1);
      if (parts.length != 2 || !parts[0].matches("\\d{1,9}")) {
        throw new TypeConversionException("'" + value + "' is neither off nor such as 100/10s");
      }
      return new Quota(Integer.parseInt(parts[0]), new OfDuration().convert(parts[1]));
    }
  }

  /** A grant such as {@code token:location:contacts.readonly+contacts.write}. */
  static final class OfGrant implements ITypeConverter<Grant> {
    @Override
    public Grant convert(String value) {
      String[] parts = value.split(":", -1);
      if (parts.length != 3 || Stream.of(parts).anyMatch(String::isBlank)) {
        // Not the value itself, which may hold a token.
        throw new TypeConversionException("the value is not TOKEN:LOCATION:SCOPE+SCOPE");
      }
      return new Grant(parts[0], parts[1], Set.of(parts[2].split("\\+", -1)));
    }
  }

  /** A location such as {@code abc123} or {@code abc123=Branch in Boston}. */
  static final class OfLocation implements ITypeConverter<Location> {
    @Override
    public Location convert(String value) {
      String[] parts = value.split("=", 2);
      return new Location(parts[0], parts.length == 1 ? null : parts[1]);
    }
  }

  /** A number of contacts such as {@code 100} or {@code abc123=100}. */
  static final class OfSeed implements ITypeConverter<Seed> {
    @Override
    public Seed convert(String value) {
      int split = value.lastIndexOf('=');
      String count = value.substring(split + 1);
      if (split == 0 || !count.matches("\\d{1,9}")) {
        throw new TypeConversionException(
            "'" + value + "' is not a number such as 100, or LOCATION=100");
      }
      return new Seed(split < 0 ? null : value.substring(0, split), Integer.parseInt(count));
    }
  }

  /**
   * A file of contacts such as {@code all.csv} or {@code abc123=all.csv}; one with an equals sign
   * in its name is written with a folder, {@code ./a=b.csv}.
   */
  static final class OfImport implements ITypeConverter<Import> {
    @Override
    public Import convert(String value) {
      Matcher named = Pattern.compile("([^=/\\\\]+)=(.+)").matcher(value);
      try {
        return named.matches()
            ? new Import(named.group(1), Path.of(named.group(2)))
            : new Import(null, Path.of(value));
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + value + "' is not a file name");
      }
    }
  }

  /** Two texts such as {@code id:secret}. */
  static final class OfPair implements ITypeConverter<Pair> {
    @Override
    public Pair convert(String value) {
      String[] parts = value.split(":", 2);
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new TypeConversionException("the value is not ID:SECRET");
      }
      return new Pair(parts[0], parts[1]);
    }
  }

  /** An IANA time zone. */
  static final class OfZone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String value) {
      try {
        return ZoneId.of(value);
      } catch (DateTimeException e) {
        throw new TypeConversionException("'" + value + "' is not a time zone");
      }
    }
  }

  /** An assumption, in lower case with hyphens. */
  static final class OfAssumption implements ITypeConverter<Assumption> {
    @Override
    public Assumption convert(String value) {
      for (Assumption assumption : Assumption.values()) {
        if (name(assumption).equals(value)) {
          return assumption;
        }
      }
      throw new TypeConversionException("'" + value + "' is not an assumption");
    }
  }

  /** The names of all assumptions. */
  static final class Assumptions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Assumption.values()).map(Values::name).iterator();
    }
  }

  private static String name(Assumption assumption) {
    return assumption.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
