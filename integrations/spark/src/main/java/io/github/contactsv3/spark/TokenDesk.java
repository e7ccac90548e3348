package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.OperationInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Provides the tokens of locations, on the driver. A token is asked for when a task is launched, so
 * it is fresh however long a job runs, and again for each retry of the task. Thread-safe.
 */
final class TokenDesk {

  /** Spark's scheduler waits meanwhile. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int WARMING_THREADS = 4;

  private final FleetCredentials credentials;
  private final FleetOptions options;
  private final ReadSettings settings;
  private final boolean oneForAll;
  private final IdentityHashMap<Credentials, CapturedCredentials.Connected> connected =
      new IdentityHashMap<>();

  private TokenDesk(FleetCredentials credentials, FleetOptions options, boolean oneForAll) {
    this.credentials = credentials;
    this.options = options;
    this.settings = options.settings(List.of(), List.of());
    this.oneForAll = oneForAll;
  }

  /**
   * Opens a desk.
   *
   * @throws IllegalArgumentException if the options name no credentials that can be used
   */
  static TokenDesk of(FleetOptions options) {
    String name = options.get(FleetOptions.CREDENTIALS).orElse(null);
    if (name != null) {
      return new TokenDesk(
          UserClass.create(
              FleetOptions.CREDENTIALS,
              name,
              FleetCredentials.class,
              options.below(FleetOptions.CREDENTIALS)),
          options,
          false);
    }
    Credentials fixed = Credentials.privateIntegrationToken(() -> token(options));
    token(options);
    return new TokenDesk(location -> fixed, options, true);
  }

  private static String token(FleetOptions options) {
    String variable = options.get(FleetOptions.TOKEN_ENV).orElse(null);
    if (variable != null) {
      String token = System.getenv(variable);
      if (token == null || token.isBlank()) {
        throw new IllegalArgumentException(
            "option tokenEnv: the driver has no environment variable " + variable);
      }
      return oneWord(token, "option tokenEnv: the variable " + variable);
    }
    Path file = Path.of(options.get(FleetOptions.TOKEN_FILE).orElse(""));
    try {
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw new IllegalArgumentException("option tokenFile: " + file + " is empty");
      }
      return oneWord(token, "option tokenFile: " + file);
    } catch (IOException e) {
      throw new IllegalArgumentException("option tokenFile: the driver can't read " + file, e);
    }
  }

  private static String oneWord(String token, String place) {
    String word = token.strip();
    if (!word.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          place + " holds more than a token: it has spaces, lines or other characters in it");
    }
    return word;
  }

  /** Whether all locations have the same token. */
  boolean isOneForAll() {
    return oneForAll;
  }

  /** A client for a location, with the quota of the options. */
  ContactsClient client(String locationId) {
    return connect(credentialsOf(locationId)).client().forLocation(locationId);
  }

  /** A client for the agency. */
  CapturedCredentials.Connected agency() {
    return connect(required(credentials.forAgency(), "the agency"));
  }

  private Credentials credentialsOf(String locationId) {
    return required(credentials.forLocation(locationId), "location " + locationId);
  }

  /** A user's class may return null. */
  private Credentials required(@Nullable Credentials found, String whose) {
    if (found == null) {
      throw new IllegalArgumentException(
          "option credentials: class "
              + credentials.getClass().getName()
              + " has no credentials of "
              + whose
              + ", it returned null");
    }
    return found;
  }

  /** Gets, before anything is planned, what all locations depend on: the agency's own token. */
  void check(String locationId) {
    TokenProvider tokens = connect(credentialsOf(locationId)).tokens();
    if (tokens.companyId().isPresent()) {
      tokens.token(new TokenRequest(OperationInfo.NONE, 0, null, LONGEST));
    }
  }

  /** Asks for tokens ahead, in the background, so that the scheduler seldom has to wait. */
  void warm(List<String> locationIds) {
    if (oneForAll || locationIds.size() < 2) {
      return;
    }
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WARMING_THREADS,
            WARMING_THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "contacts-v3-location-tokens");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    submit(pool, locationIds);
  }

  private void submit(ExecutorService pool, List<String> locationIds) {
    locationIds.forEach(id -> pool.execute(() -> token(id)));
    // What was submitted is still done.
    pool.shutdown();
  }

  /** The token of a location, or why there is none. Never throws: Spark would end the job. */
  LocationToken token(String locationId) {
    boolean ofAgency = false;
    try {
      TokenProvider tokens = connect(credentialsOf(locationId)).tokens();
      ofAgency = tokens.companyId().isPresent();
      AccessToken token =
          tokens.token(new TokenRequest(OperationInfo.NONE, 0, locationId, LONGEST));
      return LocationToken.of(locationId, token.value(), tokens.appId(), oneForAll);
    } catch (RuntimeException e) {
      return LocationToken.none(locationId, LocationProblem.ofToken(e, ofAgency));
    }
  }

  private synchronized CapturedCredentials.Connected connect(Credentials given) {
    return connected.computeIfAbsent(
        given,
        key -> {
          ContactsClientBuilder client =
              ContactsClient.builder().quota(ExecutorQuotas.of(settings));
          options.get(FleetOptions.BASE_URL).ifPresent(client::baseUrl);
          return CapturedCredentials.connect(key, client);
        });
  }

  @Override
  public String toString() {
    return "TokenDesk{" + options + "}";
  }
}
