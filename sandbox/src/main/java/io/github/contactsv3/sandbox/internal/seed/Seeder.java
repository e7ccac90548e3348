package io.github.contactsv3.sandbox.internal.seed;

import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldValue;
import io.github.contactsv3.sandbox.internal.contacts.Enrolment;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.fields.DefaultCustomFields;
import io.github.contactsv3.sandbox.internal.values.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Fills a location with contacts that look real and are the same for the same random seed. */
public final class Seeder {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Alan", "Amara", "Ana", "Ben", "Carla", "Chen", "Dalia", "David", "Elena", "Emeka",
          "Fatima", "Grace", "Hana", "Ines", "Ivan", "Jamal", "Julia", "Kofi", "Lena", "Linus",
          "Maria", "Mei", "Nadia", "Noah", "Olga", "Omar", "Priya", "Rosa", "Sam", "Sofia", "Tara",
          "Theo", "Uma", "Victor", "Wanda", "Yuki", "Zoe");
  private static final List<String> LAST_NAMES =
      List.of(
          "Abbott",
          "Baker",
          "Castillo",
          "Diaz",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ito",
          "Jones",
          "Kowalski",
          "Larsen",
          "Mbeki",
          "Nguyen",
          "Okafor",
          "Patel",
          "Quinn",
          "Rossi",
          "Sakai",
          "Tanaka",
          "Ueda",
          "Vargas",
          "Weber",
          "Xu",
          "Young",
          "Zimmer");
  private static final List<City> CITIES =
      List.of(
          new City("Austin", "TX", "78701", "America/Chicago"),
          new City("Boston", "MA", "02108", "America/New_York"),
          new City("Chicago", "IL", "60601", "America/Chicago"),
          new City("Denver", "CO", "80202", "America/Denver"),
          new City("Miami", "FL", "33101", "America/New_York"),
          new City("Phoenix", "AZ", "85001", "America/Phoenix"),
          new City("Portland", "OR", "97201", "America/Los_Angeles"),
          new City("San Diego", "CA", "92101", "America/Los_Angeles"),
          new City("Seattle", "WA", "98101", "America/Los_Angeles"));
  private static final List<String> COMPANIES =
      List.of(
          "Acme Dental",
          "Blue Door Realty",
          "Cedar Fitness",
          "Delta Plumbing",
          "Evergreen Spa",
          "Foxglove Florists",
          "Granite Roofing",
          "Harbor Law",
          "Ironwood Gym",
          "Juniper Yoga");
  private static final List<String> TAGS =
      List.of("customer", "newsletter", "vip", "webinar", "trial", "renewal", "referral", "cold");
  private static final List<String> SOURCES =
      List.of("website form", "public api", "facebook ad", "google ad", "referral", "import");
  private static final List<String> USERS =
      List.of("y0BeYjuRIlDwsDcOHOJo", "Mx6wyHhbFdRXh302Luer", "kT3mVq9ZsB1xLw7RcD5E");
  private static final String WORKFLOW = "8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f";
  private static final String CAMPAIGN = "cA7mPa1gNb3dUe5fGh9K";
  private static final long SPREAD_SECONDS = Duration.ofDays(730).toSeconds();
  private static final int PHONES = 8_000_000;

  /** The most contacts that are added at a time; they take about a gigabyte. */
  static final int MAX = 1_000_000;

  /** Seed of the random numbers unless told otherwise. */
  public static final long DEFAULT_RANDOM_SEED = 1;

  private final LocationState location;
  private final long now;
  private final long salt;
  private final List<CustomFieldDefinition> fields;

  private record City(String name, String state, String postalCode, String timezone) {}

  /**
   * Creates a seeder.
   *
   * @param location the location to fill
   * @param now epoch milliseconds
   * @param salt tells locations apart: the same random seed gives contacts with other ids
   */
  public Seeder(LocationState location, long now, long salt) {
    this.location = location;
    this.now = now;
    this.salt = salt;
    this.fields =
        location.customFields().contactFields().stream()
            .sorted(Comparator.comparing(CustomFieldDefinition::id))
            .toList();
  }

  /**
   * Checks how many contacts are to be added.
   *
   * @param what names the number in the message
   * @throws IllegalArgumentException if it is negative or more than {@link #MAX}
   */
  public static int checked(int count, String what) {
    if (count < 0) {
      throw new IllegalArgumentException(what + " is negative: " + count);
    }
    if (count > MAX) {
      throw new IllegalArgumentException(
          what + " is more than " + MAX + ", which is the most at a time: " + count);
    }
    return count;
  }

  /**
   * Adds contacts.
   *
   * @param unwanted ends it early when true
   */
  public void seed(int count, long randomSeed, BooleanSupplier unwanted) {
    long start = location.size();
    Random random = new Random(randomSeed * 31 + start + salt);
    Ids ids = new Ids(random);
    for (int i = 0; i < count && !unwanted.getAsBoolean(); i++) {
      location.insert(contact(ids, start + i, random));
    }
  }

  private Contact contact(Ids ids, long ordinal, Random random) {
    long age = 1 + (long) (random.nextDouble() * SPREAD_SECONDS);
    ContactDraft draft =
        new ContactDraft(ids.next(), location.id, now - age * 1000 + random.nextInt(1000));
    draft.dateUpdated = draft.dateAdded + (long) (random.nextDouble() * (now - draft.dateAdded));
    draft.firstName = pick(FIRST_NAMES, random);
    draft.lastName = pick(LAST_NAMES, random);
    if (random.nextInt(100) < 95) {
      draft.email =
          (draft.firstName + "." + draft.lastName + "." + ordinal + "@example.com")
              .toLowerCase(Locale.ROOT);
      draft.validEmail = random.nextInt(10) > 0;
    }
    if (random.nextInt(100) < 85 && ordinal < PHONES) {
      draft.phone = "+1555" + (2_000_000 + ordinal);
    }
    place(draft, random);
    if (random.nextInt(3) == 0) {
      int company = random.nextInt(COMPANIES.size());
      draft.companyName = COMPANIES.get(company);
      draft.businessId = business(company);
      draft.businessName = draft.companyName;
    }
    draft.source = pick(SOURCES, random);
    draft.type = random.nextInt(4) == 0 ? "customer" : "lead";
    draft.tags = some(TAGS, random);
    draft.assignedTo = random.nextBoolean() ? pick(USERS, random) : null;
    draft.dnd = random.nextInt(20) == 0;
    if (random.nextInt(4) == 0) {
      draft.dateOfBirth =
          LocalDate.of(1950 + random.nextInt(55), 1, 1).plusDays(random.nextInt(365));
    }
    customFields(draft, random);
    activity(draft, ids, random);
    return draft.toContact();
  }

  /** Id of a company as a business: 24 hexadecimal digits, as the service makes them. */
  public static String business(int company) {
    return String.format(Locale.ROOT, "641c094001436dbc2081e%03x", company);
  }

  /** Some contacts are in a workflow or a campaign, or have an appointment. */
  private void activity(ContactDraft draft, Ids ids, Random random) {
    if (random.nextInt(10) == 0) {
      draft.workflows.add(new Enrolment(WORKFLOW, null));
    }
    if (random.nextInt(10) == 0) {
      draft.campaigns.add(CAMPAIGN);
    }
    if (random.nextInt(10) == 0) {
      Instant start =
          Instant.ofEpochMilli(now)
              .truncatedTo(ChronoUnit.HOURS)
              .plus(random.nextInt(60 * 24) - 30 * 24, ChronoUnit.HOURS);
      SandboxAppointment details =
          SandboxAppointment.confirmed("Consultation", start, start.plus(30, ChronoUnit.MINUTES));
      draft.appointments.add(new Appointment(ids.next(), details, draft.dateAdded));
    }
  }

  private static void place(ContactDraft draft, Random random) {
    City city = pick(CITIES, random);
    draft.address1 = (1 + random.nextInt(999)) + " Example Street";
    draft.city = city.name();
    draft.state = city.state();
    draft.postalCode = city.postalCode();
    draft.timezone = city.timezone();
    draft.country = "US";
  }

  private void customFields(ContactDraft draft, Random random) {
    for (CustomFieldDefinition field : fields) {
      if (random.nextInt(3) != 0) {
        continue;
      }
      Object value =
          switch (field.type()) {
            case SINGLE_OPTIONS, RADIO ->
                pick(optionsOf(field, DefaultCustomFields.LEVELS), random);
            case CHECKBOX, MULTIPLE_OPTIONS ->
                List.of(pick(optionsOf(field, DefaultCustomFields.TIMES), random));
            case NUMERICAL, MONETORY -> 100L * (1 + random.nextInt(500));
            case DATE -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)).toString();
            case TEXT, LARGE_TEXT -> "Met at the " + pick(TAGS, random) + " event";
            default -> null;
          };
      if (value != null) {
        draft.customFields.add(new CustomFieldValue(field.id(), value));
      }
    }
  }

  private static List<String> optionsOf(CustomFieldDefinition field, List<String> ifNone) {
    return field.options().isEmpty() ? ifNone : field.options();
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<String> some(List<String> values, Random random) {
    List<String> some = new ArrayList<>();
    for (String value : values) {
      if (random.nextInt(4) == 0) {
        some.add(value);
      }
    }
    return some;
  }
}
