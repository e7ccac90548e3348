package io.github.contactsv3.sandbox;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.xnio.Options;

/**
 * A local server that behaves like the HighLevel Contacts API v3, for tests and first steps. It
 * keeps its contacts in memory, listens on the loopback interface only and needs no account.
 *
 * <pre>{@code
 * try (ContactsSandbox sandbox = ContactsSandbox.start()) {
 *   sandbox.seed(100);
 *   // send requests to sandbox.baseUrl() with sandbox.token()
 * }
 * }</pre>
 *
 * <p>Thread-safe. An independent project's imitation, not HighLevel's server.
 */
public final class ContactsSandbox implements AutoCloseable {

  /** The token that a sandbox accepts unless told otherwise. */
  public static final String DEFAULT_TOKEN = "pit-sandbox";

  /** Id of the location that a sandbox has unless told otherwise. */
  public static final String DEFAULT_LOCATION_ID = "SandboxLocation00001";

  private static final String HOST = "127.0.0.1";
  private static final long DEFAULT_RANDOM_SEED = 1;
  private static final int WORKER_THREADS = 16;
  private static final long WORKER_STACK_BYTES = 4L << 20;

  private final Undertow server;
  private final SandboxState state;
  private final Set<String> operations;
  private final String token;
  private final String locationId;
  private final int port;

  private ContactsSandbox(Builder builder) {
    this.token = builder.token;
    this.locationId = builder.locationId;
    this.state = builder.state();
    ApiDocument document = ApiDocument.contacts();
    Map<String, Handler> handlers = Handlers.of(state, document);
    this.operations = Set.copyOf(handlers.keySet());
    this.server =
        Undertow.builder()
            .addHttpListener(builder.port, HOST)
            .setIoThreads(2)
            .setWorkerThreads(WORKER_THREADS)
            .setWorkerOption(Options.STACK_SIZE, WORKER_STACK_BYTES)
            .setWorkerOption(Options.THREAD_DAEMON, true)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setHandler(new Pipeline(state, document, handlers))
            .build();
    server.start();
    this.port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /**
   * Starts an empty sandbox on a random port.
   *
   * @return the running sandbox, to be closed by the caller
   */
  public static ContactsSandbox start() {
    return builder().start();
  }

  /**
   * Returns a builder with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Address of the server, without a trailing slash, such as {@code http://127.0.0.1:49152}.
   *
   * @return the base URL
   */
  public String baseUrl() {
    return "http://" + HOST + ":" + port;
  }

  /**
   * The token that may do everything in the sandbox's location.
   *
   * @return the bearer token
   */
  public String token() {
    return token;
  }

  /**
   * Id of the sandbox's location.
   *
   * @return the location id
   */
  public String locationId() {
    return locationId;
  }

  /**
   * Ids of the operations this sandbox implements. The others of the document are answered with
   * 404.
   *
   * @return the operation ids, sorted
   */
  public Set<String> operations() {
    return new TreeSet<>(operations);
  }

  /**
   * Adds invented contacts to the sandbox's location: names, {@code example.com} addresses,
   * fictional phone numbers, tags, custom fields, added over the past two years.
   *
   * @param count how many contacts to add
   */
  public void seed(int count) {
    seed(count, DEFAULT_RANDOM_SEED);
  }

  /**
   * Adds invented contacts, the same ones for the same random seed, clock and previous number of
   * contacts.
   *
   * @param count how many contacts to add
   * @param randomSeed seed of the random numbers
   */
  public void seed(int count, long randomSeed) {
    if (count < 0) {
      throw new IllegalArgumentException("count is negative: " + count);
    }
    new Seeder(state.location(locationId), state.now()).seed(count, randomSeed);
  }

  /** Deletes every contact with its notes and tasks, seeded ones too; settings stay. */
  public void reset() {
    state.clear();
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.stop();
  }

  /** Settings of a sandbox to be started. Not thread-safe. */
  public static final class Builder {

    private int port;
    private String token = DEFAULT_TOKEN;
    private String locationId = DEFAULT_LOCATION_ID;
    private String country = "US";
    private int seed;
    private long randomSeed = DEFAULT_RANDOM_SEED;
    private Clock clock = Clock.systemUTC();
    private Random random = new Random();
    private Duration latency = Duration.ZERO;
    private boolean allowDuplicates;
    private boolean phoneFirst;
    private int missingItemStatus = 400;
    private SandboxOptions.RateLimits rateLimits =
        new SandboxOptions.RateLimits(100, Duration.ofSeconds(10), 200_000);
    private final Map<String, Grant> grants = new HashMap<>();
    private final List<CustomFieldDefinition> customFields = new ArrayList<>(defaultCustomFields());

    private Builder() {}

    /**
     * Port to listen on. Default: 0, a free one.
     *
     * @param port the port, 0 for any
     * @return this builder
     */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * The bearer token with all scopes for the sandbox's location. Default: {@value
     * ContactsSandbox#DEFAULT_TOKEN}.
     *
     * @param token the token
     * @return this builder
     */
    public Builder token(String token) {
      this.token = Objects.requireNonNull(token, "token");
      return this;
    }

    /**
     * Id of the sandbox's location. Default: {@value ContactsSandbox#DEFAULT_LOCATION_ID}.
     *
     * @param locationId the location id
     * @return this builder
     */
    public Builder locationId(String locationId) {
      this.locationId = Objects.requireNonNull(locationId, "locationId");
      return this;
    }

    /**
     * Adds a token with some scopes for a location, which comes into being with it. A grant for the
     * main token narrows that one.
     *
     * @param token the token
     * @param locationId the only location it is for
     * @param scopes its scopes, such as {@code contacts.readonly}
     * @return this builder
     */
    public Builder grant(String token, String locationId, Set<String> scopes) {
      grants.put(
          Objects.requireNonNull(token, "token"),
          new Grant(Objects.requireNonNull(locationId, "locationId"), Set.copyOf(scopes)));
      return this;
    }

    /**
     * Country that completes phone numbers without a country code. Default: US.
     *
     * @param country ISO 3166-1 alpha-2 code
     * @return this builder
     */
    public Builder country(String country) {
      this.country = Objects.requireNonNull(country, "country");
      return this;
    }

    /**
     * Number of invented contacts to begin with. Default: 0.
     *
     * @param count how many
     * @return this builder
     * @see ContactsSandbox#seed(int)
     */
    public Builder seed(int count) {
      this.seed = count;
      return this;
    }

    /**
     * Number of invented contacts to begin with, and the seed of their random numbers.
     *
     * @param count how many
     * @param randomSeed seed of the random numbers
     * @return this builder
     * @see ContactsSandbox#seed(int, long)
     */
    public Builder seed(int count, long randomSeed) {
      this.seed = count;
      this.randomSeed = randomSeed;
      return this;
    }

    /**
     * Source of the timestamps. Default: the system's clock.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Source of the ids of contacts, notes, tasks and traces. Default: a new one, differently
     * seeded each time.
     *
     * @param random the source; has to be thread-safe, as {@link Random} itself is
     * @return this builder
     */
    public Builder random(Random random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Delay of every answer. Default: none.
     *
     * @param latency the delay, in whole milliseconds
     * @return this builder
     */
    public Builder latency(Duration latency) {
      this.latency = Objects.requireNonNull(latency, "latency");
      return this;
    }

    /**
     * Whether two contacts may share an e-mail address or phone number. Default: false.
     *
     * @param allowDuplicates whether they may
     * @return this builder
     */
    public Builder allowDuplicates(boolean allowDuplicates) {
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
    public Builder phoneFirst(boolean phoneFirst) {
      this.phoneFirst = phoneFirst;
      return this;
    }

    /**
     * Status that answers an unknown note or task. What the service does is not known. Default:
     * 400, as for an unknown contact.
     *
     * @param status 400 or 404
     * @return this builder
     */
    public Builder missingItemStatus(int status) {
      if (status != 400 && status != 404) {
        throw new IllegalArgumentException("neither 400 nor 404: " + status);
      }
      this.missingItemStatus = status;
      return this;
    }

    /**
     * Values of the rate-limit headers. Requests are not limited yet. Default: 100 requests in 10
     * seconds and 200,000 a day.
     *
     * @param max requests in an interval
     * @param interval length of the interval
     * @param daily requests a day
     * @return this builder
     */
    public Builder rateLimits(int max, Duration interval, int daily) {
      this.rateLimits =
          new SandboxOptions.RateLimits(max, Objects.requireNonNull(interval, "interval"), daily);
      return this;
    }

    /**
     * Adds a custom field to every location, or replaces the one with the same id. There is one of
     * each type to begin with, with the ids of the document's examples.
     *
     * @param field the custom field
     * @return this builder
     */
    public Builder customField(CustomFieldDefinition field) {
      customFields.removeIf(
          other -> other.id().equals(field.id()) || other.key().equals(field.key()));
      customFields.add(field);
      return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the running sandbox, to be closed by the caller
     */
    public ContactsSandbox start() {
      ContactsSandbox sandbox = new ContactsSandbox(this);
      sandbox.seed(seed, randomSeed);
      return sandbox;
    }

    private SandboxState state() {
      Map<String, Grant> all = new HashMap<>(grants);
      all.putIfAbsent(token, new Grant(locationId, Set.of("contacts.readonly", "contacts.write")));
      Map<String, LocationState> locations = new HashMap<>();
      locations.put(locationId, new LocationState(locationId, country, customFields));
      for (Grant grant : all.values()) {
        locations.computeIfAbsent(
            grant.locationId(), id -> new LocationState(id, country, customFields));
      }
      List<LocationState.UniqueField> unique =
          phoneFirst
              ? List.of(LocationState.UniqueField.PHONE, LocationState.UniqueField.EMAIL)
              : List.of(LocationState.UniqueField.EMAIL, LocationState.UniqueField.PHONE);
      SandboxOptions options =
          new SandboxOptions(
              clock,
              latency,
              allowDuplicates,
              unique,
              missingItemStatus,
              rateLimits,
              Map.copyOf(all));
      return new SandboxState(options, new Ids(random), Map.copyOf(locations));
    }

    private static List<CustomFieldDefinition> defaultCustomFields() {
      return List.of(
          field(
              "6dvNaf7VhkQ9snc5vnjJ",
              "membership_level",
              CustomFieldDefinition.Type.SINGLE_OPTIONS),
          field("MgobCB14YMVKuE4Ka8p1", "preferred_times", CustomFieldDefinition.Type.CHECKBOX),
          field("yB3sTq8WnE6rLk2VhX9d", "yearly_budget", CustomFieldDefinition.Type.MONETORY),
          field("tN5cPz1GfJ7uRm4DqK0a", "how_we_met", CustomFieldDefinition.Type.TEXT),
          field("lT9eXo2HsA6wYv3BiC8g", "remarks", CustomFieldDefinition.Type.LARGE_TEXT),
          field("rA4dIo7QbM1kZx5TjF2p", "contact_by", CustomFieldDefinition.Type.RADIO),
          field("pH8oNe3VlS6yGw9UcD1n", "second_phone", CustomFieldDefinition.Type.PHONE),
          field("mO2pTi5XrB8fKq4LzJ7h", "interests", CustomFieldDefinition.Type.MULTIPLE_OPTIONS),
          field("nU6mEr9CvT3sPg1WyA5b", "seats", CustomFieldDefinition.Type.NUMERICAL),
          field("dA7tEf4ZkH2xNo8RqM6u", "renewal_date", CustomFieldDefinition.Type.DATE),
          field("tX1bOl5JwS9eVi3GcY7d", "addresses", CustomFieldDefinition.Type.TEXTBOX_LIST),
          field("fI3lEu8PaK6zTr2DnB4m", "contract", CustomFieldDefinition.Type.FILE_UPLOAD));
    }

    private static CustomFieldDefinition field(
        String id, String key, CustomFieldDefinition.Type type) {
      return new CustomFieldDefinition(id, key, type);
    }
  }
}
