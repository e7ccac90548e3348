package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.access.SandboxApp;
import io.github.contactsv3.sandbox.internal.access.Scopes;
import io.github.contactsv3.sandbox.internal.access.TokenGrant;
import io.github.contactsv3.sandbox.internal.access.TokenLifetimes;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.KnownIds;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.Locations;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.SearchIndex;
import io.github.contactsv3.sandbox.internal.contacts.UniqueField;
import io.github.contactsv3.sandbox.internal.control.SandboxControl;
import io.github.contactsv3.sandbox.internal.control.SandboxParts;
import io.github.contactsv3.sandbox.internal.faults.FaultQueue;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldFile;
import io.github.contactsv3.sandbox.internal.fields.DefaultCustomFields;
import io.github.contactsv3.sandbox.internal.http.Origins;
import io.github.contactsv3.sandbox.internal.journal.Journal;
import io.github.contactsv3.sandbox.internal.log.RequestHistory;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.seed.Seeder;
import io.github.contactsv3.sandbox.internal.server.SandboxServer;
import io.github.contactsv3.sandbox.internal.transfer.ImportRefusal;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.github.contactsv3.sandbox.internal.values.Durations;
import io.github.contactsv3.sandbox.internal.values.Ids;
import io.github.contactsv3.sandbox.internal.values.Phones;
import io.github.contactsv3.sandbox.internal.webhooks.WebhookHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings of a sandbox to be started. Not thread-safe. */
public final class ContactsSandboxBuilder {

  private String host = "127.0.0.1";
  private int port;
  private String token = ContactsSandbox.DEFAULT_TOKEN;
  private String locationId = ContactsSandbox.DEFAULT_LOCATION_ID;
  private String country = "US";
  private int seed;
  private long randomSeed = Seeder.DEFAULT_RANDOM_SEED;
  private Clock clock = Clock.systemUTC();
  private Random random = new Random();
  private Duration indexLag = Duration.ZERO;
  private Duration latency = Duration.ZERO;
  private boolean allowDuplicates;
  private boolean phoneFirst;
  private int quotaMax = QuotaLedger.Limits.DOCUMENTED.max();
  private Duration quotaInterval = QuotaLedger.Limits.DOCUMENTED.interval();
  private int quotaDaily = QuotaLedger.Limits.DOCUMENTED.daily();
  private boolean quotaOff;
  private int bulkTagsMax = 500;
  private ZoneId appointmentZone = ZoneOffset.UTC;
  private boolean validateResponses;
  private String clientId = ContactsSandbox.DEFAULT_CLIENT_ID;
  private String clientSecret = ContactsSandbox.DEFAULT_CLIENT_SECRET;
  private String companyId = ContactsSandbox.DEFAULT_COMPANY_ID;
  private TokenLifetimes lifetimes = TokenLifetimes.DOCUMENTED;
  private final Set<String> origins = new HashSet<>();

  /** How long a request may take to arrive, in real time. */
  Duration requestTimeout = Duration.ofSeconds(30);

  private final Set<String> users = new HashSet<>();
  private final Set<String> campaigns = new HashSet<>();
  private final Set<String> workflows = new HashSet<>();
  private final Map<String, String> businesses = new HashMap<>();
  private final Set<Assumption> assumptions = EnumSet.noneOf(Assumption.class);
  private final Map<String, TokenGrant> grants = new HashMap<>();
  private final Map<String, String> locationNames = new LinkedHashMap<>();
  private final Map<String, Integer> locationSeeds = new LinkedHashMap<>();

  private @Nullable Path data;

  /** Locations by files; the sandbox's own is an empty text. */
  private final Map<Path, String> imports = new LinkedHashMap<>();

  private final List<CustomFieldDefinition> customFields =
      new ArrayList<>(DefaultCustomFields.list());

  ContactsSandboxBuilder() {}

  /**
   * Port to listen on. Default: 0, a free one.
   *
   * @param port the port, 0 for any
   * @return this builder
   */
  public ContactsSandboxBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is not within 0 and 65535: " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * Address to listen on. Default: 127.0.0.1, which only programs of this machine reach. The
   * sandbox is not made for any other network: anyone who reaches it may do everything.
   *
   * @param host name or address of an interface of this machine
   * @return this builder
   */
  public ContactsSandboxBuilder host(String host) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    this.host = host;
    return this;
  }

  /**
   * Lets pages of other origins read what the sandbox responds with (CORS), and control it.
   * Default: none; a browser shows pages of other origins nothing.
   *
   * @param allowed origins such as {@code http://localhost:3000}; {@code *} for any, which may use
   *     the API with a token but not control the sandbox
   * @return this builder
   * @throws IllegalArgumentException if one is neither an origin nor {@code *}
   */
  public ContactsSandboxBuilder cors(String... allowed) {
    for (String origin : allowed) {
      origins.add(Origins.checked(origin));
    }
    return this;
  }

  /**
   * The bearer token with all scopes for the sandbox's location. Default: {@value
   * ContactsSandbox#DEFAULT_TOKEN}.
   *
   * @param token the token, visible ASCII characters without spaces
   * @return this builder
   * @throws IllegalArgumentException if no header could carry the token
   */
  public ContactsSandboxBuilder token(String token) {
    this.token = TokenRegistry.checked(Objects.requireNonNull(token, "token"));
    return this;
  }

  /**
   * Id of the sandbox's location. Default: {@value ContactsSandbox#DEFAULT_LOCATION_ID}.
   *
   * @param locationId the location id
   * @return this builder
   */
  public ContactsSandboxBuilder locationId(String locationId) {
    this.locationId = Objects.requireNonNull(locationId, "locationId");
    return this;
  }

  /**
   * Adds a location next to the sandbox's own, or names that one. Tokens for it come from {@link
   * #grant} or from OAuth.
   *
   * @param id the location id, 1 to 100 characters without spaces
   * @param name the name people see
   * @return this builder
   */
  public ContactsSandboxBuilder location(String id, String name) {
    locationNames.put(
        Objects.requireNonNull(id, "locationId"), Objects.requireNonNull(name, "name"));
    return this;
  }

  /**
   * Adds a location, named after its id.
   *
   * @param id the location id, 1 to 100 characters without spaces
   * @return this builder
   * @see #location(String, String)
   */
  public ContactsSandboxBuilder location(String id) {
    return location(id, Locations.defaultName(Objects.requireNonNull(id, "locationId")));
  }

  /**
   * Adds a token with some scopes for a location, which comes into being with it. A grant for the
   * main token narrows that one.
   *
   * @param token the token
   * @param locationId the only location it is for
   * @param scopes its scopes, such as {@code contacts.readonly}
   * @return this builder
   * @throws IllegalArgumentException if no operation asks for one of the scopes, or no header could
   *     carry the token
   */
  public ContactsSandboxBuilder grant(String token, String locationId, Set<String> scopes) {
    Scopes.check(scopes);
    TokenRegistry.checked(Objects.requireNonNull(token, "token"));
    grants.put(
        token,
        new TokenGrant(
            token, Objects.requireNonNull(locationId, "locationId"), Set.copyOf(scopes)));
    return this;
  }

  /**
   * Country that completes phone numbers without a country code. Default: US.
   *
   * @param country ISO 3166-1 alpha-2 code
   * @return this builder
   * @throws IllegalArgumentException if there is no such country
   */
  public ContactsSandboxBuilder country(String country) {
    if (!Phones.isCountry(country)) {
      throw new IllegalArgumentException("country is not an ISO 3166-1 alpha-2 code: " + country);
    }
    this.country = country;
    return this;
  }

  /**
   * Number of invented contacts to begin with. Default: 0.
   *
   * @param count how many
   * @return this builder
   * @see ContactsSandbox#seed(int)
   */
  public ContactsSandboxBuilder seed(int count) {
    return seed(count, randomSeed);
  }

  /**
   * Number of invented contacts to begin with, and the seed of their random numbers.
   *
   * @param count how many
   * @param randomSeed seed of the random numbers
   * @return this builder
   * @see ContactsSandbox#seed(int, long)
   */
  public ContactsSandboxBuilder seed(int count, long randomSeed) {
    this.seed = Seeder.checked(count, "seed");
    this.randomSeed = randomSeed;
    return this;
  }

  /**
   * Number of invented contacts to begin with in one location, which is added if it is not there.
   * The random seed is that of {@link #seed(int, long)}.
   *
   * @param locationId the location
   * @param count how many
   * @return this builder
   * @see ContactsSandbox#seed(String, int)
   */
  public ContactsSandboxBuilder seed(String locationId, int count) {
    Seeder.checked(count, "seed of " + locationId);
    locationSeeds.put(Objects.requireNonNull(locationId, "locationId"), count);
    return this;
  }

  /**
   * Keeps what there is in a file, from one run to the next: locations, contacts with all that
   * belongs to them, custom fields, tokens. What a response tells is in the file, however the
   * process ends. A file that is not there is created, readable by its owner only; seeds and
   * imports go into a new file only. The clock, faults, the quota and the log of requests are not
   * kept.
   *
   * @param file the file
   * @return this builder
   */
  public ContactsSandboxBuilder data(Path file) {
    this.data = Objects.requireNonNull(file, "file");
    return this;
  }

  /**
   * A file of contacts to begin with, in JSON Lines or CSV as its name ends.
   *
   * @param file the file
   * @return this builder
   * @throws IllegalArgumentException if the name ends in neither .jsonl, .ndjson nor .csv
   * @see ContactsSandbox#importContacts
   */
  public ContactsSandboxBuilder importContacts(Path file) {
    return importFile("", file);
  }

  /**
   * A file of contacts to begin with in one location, which is added if it is not there.
   *
   * @param locationId the location
   * @param file the file
   * @return this builder
   * @throws IllegalArgumentException if the name ends in neither .jsonl, .ndjson nor .csv
   * @see ContactsSandbox#importContacts
   */
  public ContactsSandboxBuilder importContacts(String locationId, Path file) {
    return importFile(Objects.requireNonNull(locationId, "locationId"), file);
  }

  private ContactsSandboxBuilder importFile(String locationId, Path file) {
    ContactFormat.of(file);
    imports.put(file, locationId);
    return this;
  }

  /**
   * Source of the timestamps. Default: the system's clock.
   *
   * @param clock the clock
   * @return this builder
   */
  public ContactsSandboxBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Source of the ids of contacts, notes, tasks and traces. Default: a new one, differently seeded
   * each time.
   *
   * @param random the source; has to be thread-safe, as {@link Random} itself is
   * @return this builder
   */
  public ContactsSandboxBuilder random(Random random) {
    this.random = Objects.requireNonNull(random, "random");
    return this;
  }

  /**
   * Delay of every response. Default: none.
   *
   * @param latency the delay, in whole milliseconds; at most 100 years are waited
   * @return this builder
   */
  public ContactsSandboxBuilder latency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency is negative: " + latency);
    }
    this.latency = Durations.capped(latency);
    return this;
  }

  /**
   * How long search does not see a change. The service's own search lags by some seconds. Default:
   * none. Seeded and restored contacts are found at once.
   *
   * @param lag the time, in whole milliseconds, on the sandbox's clock; at most 100 years count
   * @return this builder
   */
  public ContactsSandboxBuilder indexLag(Duration lag) {
    if (lag.isNegative()) {
      throw new IllegalArgumentException("indexLag is negative: " + lag);
    }
    this.indexLag = Durations.capped(lag);
    return this;
  }

  /**
   * Whether two contacts may share an e-mail address or phone number. Default: false.
   *
   * @param allowDuplicates whether they may
   * @return this builder
   */
  public ContactsSandboxBuilder allowDuplicates(boolean allowDuplicates) {
    this.allowDuplicates = allowDuplicates;
    return this;
  }

  /**
   * Whether duplicates are told by the phone number first and then the e-mail address. Default:
   * false, the e-mail address first.
   *
   * @param phoneFirst whether the phone number comes first
   * @return this builder
   */
  public ContactsSandboxBuilder phoneFirst(boolean phoneFirst) {
    this.phoneFirst = phoneFirst;
    return this;
  }

  /**
   * How many requests an app may send to a location in an interval; more get 429. Default: 100 in
   * 10 seconds, as documented.
   *
   * @param max requests in an interval, 1 or more
   * @param interval length of the interval, in whole milliseconds; at most 100 years count
   * @return this builder
   */
  public ContactsSandboxBuilder quota(int max, Duration interval) {
    this.quotaMax = max;
    this.quotaInterval = Durations.capped(Objects.requireNonNull(interval, "interval"));
    this.quotaOff = false;
    return this;
  }

  /**
   * How many requests an app may send to a location in a day of UTC. Default: 200,000, as
   * documented.
   *
   * @param max requests a day, 1 or more
   * @return this builder
   */
  public ContactsSandboxBuilder dailyQuota(int max) {
    this.quotaDaily = max;
    this.quotaOff = false;
    return this;
  }

  /**
   * Lets everybody send as many requests as they like. The headers then show the documented quota,
   * and that nothing of it is used up.
   *
   * @return this builder
   */
  public ContactsSandboxBuilder quotaOff() {
    this.quotaOff = true;
    return this;
  }

  /**
   * The app that OAuth grants tokens to, instead of the default one. The id of the app is what
   * stands before the first hyphen of the client id.
   *
   * @param clientId client id
   * @param clientSecret client secret
   * @return this builder
   */
  public ContactsSandboxBuilder app(String clientId, String clientSecret) {
    this.clientId = Objects.requireNonNull(clientId, "clientId");
    this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
    return this;
  }

  /**
   * Id of the agency that all locations of the sandbox belong to. Default: {@value
   * ContactsSandbox#DEFAULT_COMPANY_ID}.
   *
   * @param companyId id of the agency
   * @return this builder
   */
  public ContactsSandboxBuilder companyId(String companyId) {
    this.companyId = Objects.requireNonNull(companyId, "companyId");
    return this;
  }

  /**
   * How long the tokens of OAuth live. Default: 86,399 seconds and 365 days, as documented.
   *
   * @param access life of an access token
   * @param refresh life of a refresh token that is not used; of both, at most 100 years count
   * @return this builder
   */
  public ContactsSandboxBuilder tokenLifetimes(Duration access, Duration refresh) {
    if (access.toSeconds() < 1 || refresh.toSeconds() < 1) {
      throw new IllegalArgumentException("tokens have to live for a second at least");
    }
    this.lifetimes = new TokenLifetimes(Durations.capped(access), Durations.capped(refresh));
    return this;
  }

  /**
   * Declares users. As long as there is none, every id of a user is taken as given; then only these
   * may own contacts and tasks, write notes and follow.
   *
   * @param ids ids of the users
   * @return this builder
   */
  public ContactsSandboxBuilder users(String... ids) {
    users.addAll(List.of(ids));
    return this;
  }

  /**
   * Declares campaigns. As long as there is none, every id of a campaign is taken as given.
   *
   * @param ids ids of the campaigns
   * @return this builder
   */
  public ContactsSandboxBuilder campaigns(String... ids) {
    campaigns.addAll(List.of(ids));
    return this;
  }

  /**
   * Declares workflows. As long as there is none, every id of a workflow is taken as given.
   *
   * @param ids ids of the workflows
   * @return this builder
   */
  public ContactsSandboxBuilder workflows(String... ids) {
    workflows.addAll(List.of(ids));
    return this;
  }

  /**
   * Declares a business, whose name its contacts then show. As long as there is none, every id of a
   * business is taken as given.
   *
   * @param id id of the business
   * @param name its name
   * @return this builder
   */
  public ContactsSandboxBuilder business(String id, String name) {
    businesses.put(id, name);
    return this;
  }

  /**
   * The largest number of contacts that one bulk change of tags takes; more get 422. The service's
   * own limit is not documented. Default: 500, which has been reported to work.
   *
   * @param max the number, 1 or more
   * @return this builder
   */
  public ContactsSandboxBuilder bulkTagsMax(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("bulkTagsMax is less than 1: " + max);
    }
    this.bulkTagsMax = max;
    return this;
  }

  /**
   * Zone of the times of appointments, which have none on the wire. Which one the service means is
   * not documented. Default: UTC.
   *
   * @param zone the zone
   * @return this builder
   */
  public ContactsSandboxBuilder appointmentZone(ZoneId zone) {
    this.appointmentZone = Objects.requireNonNull(zone, "zone");
    return this;
  }

  /**
   * Whether each response is held against the OpenAPI document before it is sent; one that breaks
   * it becomes a 500 that says where. Requests always are. Default: false, since the sandbox's own
   * tests do it and pages of hundreds of contacts take several times as long.
   *
   * @param validateResponses whether responses are checked
   * @return this builder
   */
  public ContactsSandboxBuilder validateResponses(boolean validateResponses) {
    this.validateResponses = validateResponses;
    return this;
  }

  /**
   * Decides open questions about the service differently.
   *
   * @param different the assumptions
   * @return this builder
   */
  public ContactsSandboxBuilder assume(Assumption... different) {
    assumptions.addAll(List.of(different));
    return this;
  }

  /**
   * Adds a custom field to every location, or replaces the one with the same id or key. There is
   * one of most types to begin with, with the ids of the document's examples.
   *
   * @param field the custom field
   * @return this builder
   * @see CustomFieldDefinition#of
   */
  public ContactsSandboxBuilder customField(CustomFieldDefinition field) {
    customFields.removeIf(
        other -> other.id().equals(field.id()) || other.fieldKey().equals(field.fieldKey()));
    customFields.add(field);
    return this;
  }

  /**
   * Replaces the custom fields of every location, those to begin with too, by those of a file: the
   * service's response to {@code GET /locations/{locationId}/customFields}, or the array in it. The
   * file is read at once.
   *
   * @param file the file, JSON in UTF-8
   * @return this builder
   * @throws IllegalArgumentException if the file cannot be read or a definition is not right; the
   *     message names the place
   */
  public ContactsSandboxBuilder customFields(Path file) {
    List<CustomFieldDefinition> read = CustomFieldFile.read(file);
    customFields.clear();
    customFields.addAll(read);
    return this;
  }

  /**
   * Starts the sandbox.
   *
   * @return the running sandbox, to be closed by the caller
   * @throws IllegalStateException if the address cannot be listened on, or a file cannot be used
   */
  public ContactsSandbox start() {
    SandboxControl.Contents contents =
        new SandboxControl.Contents(data, seed, randomSeed, locationSeeds, imports);
    try {
      SandboxControl control = new SandboxControl(parts(), token, locationId, contents);
      return new ContactsSandbox(
          control, new SandboxServer.Settings(host, port, Set.copyOf(origins), requestTimeout));
    } catch (ImportRefusal e) {
      throw new ContactImportException(String.valueOf(e.getMessage()), e.problems());
    }
  }

  /** The parts of a sandbox that is not started yet. */
  SandboxParts parts() {
    Map<String, TokenGrant> all = new HashMap<>(grants);
    all.putIfAbsent(token, new TokenGrant(token, locationId, Scopes.OF_LOCATIONS));
    AdjustableClock time = new AdjustableClock(clock);
    // Locations come into being later, too, when the builder may have been changed.
    List<CustomFieldDefinition> fields = List.copyOf(customFields);
    Set<Assumption> assumed = Set.copyOf(assumptions);
    Journal journal = new Journal();
    SandboxApp app = new SandboxApp(clientId, clientSecret, companyId, Scopes.KNOWN);
    WebhookHub webhooks = new WebhookHub(app, time);
    BiFunction<String, String, LocationState> newLocation =
        (id, name) ->
            new LocationState(
                id,
                name,
                country,
                new CustomFieldCatalog(id, fields, assumed, journal),
                new SearchIndex(time, indexLag),
                journal,
                webhooks);
    Locations locations = new Locations(newLocation);
    locationNames.forEach(locations::addIfAbsent);
    locations.addIfAbsent(locationId, null);
    locationSeeds.keySet().forEach(id -> locations.addIfAbsent(id, null));
    imports.values().stream()
        .filter(id -> !id.isEmpty())
        .forEach(id -> locations.addIfAbsent(id, null));
    for (TokenGrant grant : all.values()) {
      locations.addIfAbsent(Objects.requireNonNull(grant.locationId()), null);
    }
    List<UniqueField> unique =
        phoneFirst
            ? List.of(UniqueField.PHONE, UniqueField.EMAIL)
            : List.of(UniqueField.EMAIL, UniqueField.PHONE);
    QuotaLedger quota =
        quotaOff
            ? QuotaLedger.off()
            : new QuotaLedger(new QuotaLedger.Limits(quotaMax, quotaInterval, quotaDaily));
    SandboxOptions options =
        new SandboxOptions(
            latency,
            allowDuplicates,
            unique,
            bulkTagsMax,
            appointmentZone,
            validateResponses,
            Set.copyOf(assumptions));
    Ids ids = new Ids(random);
    TokenRegistry tokens =
        new TokenRegistry(
            all,
            app,
            lifetimes,
            options.assumes(Assumption.REUSED_REFRESH_TOKEN_REVOKES),
            ids,
            time,
            journal);
    List<ServedOperation> operations = new ArrayList<>(ServedDocument.contacts().operations());
    operations.addAll(ServedDocument.oauth().operations());
    operations.addAll(ServedDocument.customFields().operations());
    operations.addAll(ServedDocument.olderVersions().operations());
    SandboxState state =
        new SandboxState(
            options,
            time,
            ids,
            new KnownIds(
                Set.copyOf(users),
                Set.copyOf(campaigns),
                Set.copyOf(workflows),
                Map.copyOf(businesses)),
            locations,
            journal);
    Set<String> names =
        operations.stream().map(ServedOperation::id).collect(Collectors.toUnmodifiableSet());
    return new SandboxParts(
        state,
        tokens,
        quota,
        new FaultQueue(names),
        new RequestHistory(names),
        List.copyOf(operations),
        webhooks,
        journal);
  }
}
