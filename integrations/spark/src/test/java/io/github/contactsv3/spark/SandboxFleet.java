package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** A sandbox with several locations of one agency, whose app is authorised. */
final class SandboxFleet implements AutoCloseable {

  private static final Map<String, Credentials> AGENCIES = new ConcurrentHashMap<>();

  private final ContactsSandbox sandbox;
  private final List<String> locations;
  private final TokenStore store = TokenStores.inMemory();
  private final Credentials agency;

  private SandboxFleet(ContactsSandbox sandbox, List<String> locations) {
    this.sandbox = sandbox;
    this.locations = locations;
    OAuthApp app =
        OAuthApp.builder()
            .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
            .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
            .redirectUri("https://app.example/authorized")
            .build();
    ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .authorizationCodeFlow(app, store)
        .exchange(sandbox.agencyAuthorizationCode(), TokenKey.Type.COMPANY, Duration.ofSeconds(30));
    agency = Credentials.agency(app, ContactsSandbox.DEFAULT_COMPANY_ID, store);
    AGENCIES.put(sandbox.baseUrl(), agency);
  }

  static SandboxFleet start(int locations, int contacts) {
    return start(locations, contacts, builder -> builder);
  }

  static SandboxFleet start(
      int locations, int contacts, UnaryOperator<ContactsSandboxBuilder> more) {
    ContactsSandboxBuilder builder = more.apply(ContactsSandbox.builder().quotaOff());
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= locations; i++) {
      String id = "FleetLocation%07d".formatted(i);
      ids.add(id);
      builder = i == 1 ? builder.locationId(id) : builder.location(id);
      builder.seed(id, contacts + i);
    }
    return new SandboxFleet(builder.start(), ids);
  }

  /** The credentials of the agency whose sandbox the option names. */
  public static final class Agency implements FleetCredentials {
    private final Credentials agency;

    public Agency(Map<String, String> options) {
      agency = AGENCIES.get(options.get("sandbox"));
    }

    @Override
    public Credentials forLocation(String locationId) {
      return agency;
    }

    @Override
    public Credentials forAgency() {
      return agency;
    }
  }

  DataFrameReader read(SparkSession spark) {
    return spark
        .read()
        .format("highlevel-contacts")
        .option("baseUrl", sandbox.baseUrl())
        .option("credentials", Agency.class.getName())
        .option("credentials.sandbox", sandbox.baseUrl());
  }

  DataFrameReader readAll(SparkSession spark) {
    return read(spark).option("locations", String.join(",", locations));
  }

  /** The options of {@link #readAll}. */
  Map<String, String> options() {
    return Map.of(
        "baseUrl", sandbox.baseUrl(),
        "credentials", Agency.class.getName(),
        "credentials.sandbox", sandbox.baseUrl(),
        "locations", String.join(",", locations));
  }

  /** The same, as SQL has them. */
  String sqlOptions() {
    return options().entrySet().stream()
        .map(option -> "'%s' '%s'".formatted(option.getKey(), option.getValue()))
        .collect(Collectors.joining(", "));
  }

  ContactsSandbox sandbox() {
    return sandbox;
  }

  TokenStore store() {
    return store;
  }

  List<String> locations() {
    return locations;
  }

  /** The secrets of the app, its agency, and the tokens of locations. */
  List<String> secrets(List<String> ids) {
    List<String> secrets = new ArrayList<>();
    secrets.add(ContactsSandbox.DEFAULT_CLIENT_SECRET);
    StoredToken agency =
        store
            .load(
                TokenKey.company(
                    ContactsSandbox.DEFAULT_CLIENT_ID, ContactsSandbox.DEFAULT_COMPANY_ID))
            .orElseThrow();
    secrets.add(agency.accessToken());
    secrets.add(agency.refreshToken().orElseThrow());
    for (String location : ids) {
      secrets.add(
          store
              .load(TokenKey.agencyLocation(ContactsSandbox.DEFAULT_CLIENT_ID, location))
              .orElseThrow()
              .accessToken());
    }
    return secrets;
  }

  List<String> secrets() {
    return secrets(locations);
  }

  /** A client of the agency. */
  ContactsClient client() {
    return ContactsClient.builder().credentials(agency).baseUrl(sandbox.baseUrl()).build();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
