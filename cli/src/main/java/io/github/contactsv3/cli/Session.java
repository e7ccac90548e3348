package io.github.contactsv3.cli;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.cli.profile.Folders;
import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.cli.profile.Profiles;
import io.github.contactsv3.cli.profile.Vault;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Profiles, secrets and clients of the user that runs the program. */
final class Session {
  static final String PRIVATE_TOKEN = "private-integration";
  static final String CLIENT_SECRET = "client-secret";
  static final String TOKEN = "HIGHLEVEL_TOKEN";
  static final String LOCATION = "HIGHLEVEL_LOCATION";
  static final String BASE_URL = "HIGHLEVEL_BASE_URL";
  private static final String NO_SIGN_IN =
      "run contacts login, or set HIGHLEVEL_TOKEN and HIGHLEVEL_LOCATION";

  private final Terminal terminal;
  private final Profiles profiles;
  private final Vault vault;

  Session(Terminal terminal) {
    this.terminal = terminal;
    Folders folders =
        Folders.of(
            terminal.environment(),
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")));
    this.profiles = new Profiles(folders);
    this.vault =
        new Vault(
            folders,
            terminal.variable("CONTACTS_KEY"),
            () -> terminal.secret("Passphrase: "),
            () -> terminal.newSecret("Passphrase: "));
  }

  Profiles profiles() {
    return profiles;
  }

  Vault vault() {
    return vault;
  }

  /** Returns the name of the profile that the options or the environment name. */
  String profileName(@Nullable String option) {
    String named = option == null ? terminal.variable("CONTACTS_PROFILE") : option;
    return named == null ? "default" : named;
  }

  ContactsClient client(ConnectionOptions options) {
    return build(options, builder -> {});
  }

  /** Returns a client that respects no quota and sends everything once. */
  ContactsClient unlimitedClient(ConnectionOptions options) {
    return build(
        options, builder -> builder.quota(Quotas.unlimited()).retries(RetryPolicy.never()));
  }

  private ContactsClient build(
      ConnectionOptions options, Consumer<ContactsClientBuilder> settings) {
    String token = variable(TOKEN, options);
    String location = first(options.location, variable(LOCATION, options));
    if (token != null) {
      if (location == null) {
        throw UsageException.signIn(
            "HIGHLEVEL_TOKEN is set, but no location: set HIGHLEVEL_LOCATION, or use --location");
      }
      return build(
          UsageException.named(TOKEN, token, text -> Credentials.privateIntegrationToken(text)),
          location,
          baseUrl(options),
          options,
          settings);
    }
    Profile profile = profile(options);
    return build(
        credentials(profile),
        Objects.requireNonNullElse(location, profile.locationId()),
        baseUrl(options),
        options,
        settings);
  }

  /** Returns the address of the clients; null if it is the service's. */
  @Nullable String baseUrl(ConnectionOptions options) {
    if (options.baseUrl == null
        && options.profile == null
        && terminal.environment().getOrDefault(BASE_URL, "-").isBlank()) {
      // A script that lacks a value must not send a token to the service itself.
      throw new UsageException(BASE_URL + " is set to nothing: unset it, or give the address");
    }
    String named = first(options.baseUrl, variable(BASE_URL, options));
    return named == null && variable(TOKEN, options) == null ? profile(options).baseUrl() : named;
  }

  /** A profile that an option names has its own token, location and address. */
  private @Nullable String variable(String name, ConnectionOptions options) {
    return options.profile == null ? terminal.variable(name) : null;
  }

  /** Returns a client with a token that is not kept yet. */
  ContactsClient client(String token, ConnectionOptions options) {
    return build(
        Credentials.privateIntegrationToken(token),
        Objects.requireNonNull(options.location),
        options.baseUrl,
        options,
        builder -> {});
  }

  Profile profile(ConnectionOptions options) {
    String name = profileName(options.profile);
    return profiles
        .find(name)
        .orElseThrow(
            () -> UsageException.signIn("there is no profile \"" + name + "\": " + NO_SIGN_IN));
  }

  private Credentials credentials(Profile profile) {
    return profile.isOAuth()
        ? oauth(profile, secret(CLIENT_SECRET, profile))
        : Credentials.privateIntegrationToken(secret(PRIVATE_TOKEN, profile));
  }

  private Credentials oauth(Profile profile, String secret) {
    OAuthApp app =
        OAuthApp.builder()
            .clientId(Objects.requireNonNull(profile.clientId()))
            .clientSecret(secret)
            .build();
    String companyId = profile.companyId();
    return companyId == null
        ? Credentials.oauth(app, profile.locationId(), vault.tokens())
        : Credentials.agency(app, companyId, vault.tokens());
  }

  /** Returns a client of an app whose profile is not kept yet. */
  ContactsClient client(Profile profile, String secret) {
    return build(
        oauth(profile, secret),
        profile.locationId(),
        profile.baseUrl(),
        new ConnectionOptions(),
        builder -> {});
  }

  /** Removes OAuth tokens, but those that a profile needs. */
  void forget(Collection<TokenKey> keys) {
    Set<TokenKey> unused = new HashSet<>(keys);
    for (String name : profiles.names()) {
      profiles.find(name).map(Profile::tokenKeys).ifPresent(unused::removeAll);
    }
    unused.forEach(vault::remove);
  }

  private String secret(String kind, Profile profile) {
    Optional<String> secret;
    try {
      secret = vault.secret(kind, profile.name());
    } catch (TokenStoreException e) {
      throw UsageException.signIn(
          "the secret of profile \"" + profile.name() + "\" is damaged: " + signInAgain(profile));
    }
    return secret.orElseThrow(
        () ->
            UsageException.signIn(
                "the secret of profile \""
                    + profile.name()
                    + "\" is gone: "
                    + signInAgain(profile)));
  }

  private static String signInAgain(Profile profile) {
    return "run contacts login --profile " + profile.name();
  }

  private ContactsClient build(
      Credentials credentials,
      String location,
      @Nullable String baseUrl,
      ConnectionOptions options,
      Consumer<ContactsClientBuilder> settings) {
    try {
      ContactsClientBuilder builder =
          ContactsClient.builder()
              .credentials(credentials)
              .locationId(location)
              .userAgent("contacts-cli");
      settings.accept(builder);
      return (baseUrl == null ? builder : builder.baseUrl(baseUrl)).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          String.valueOf(e.getMessage())
              .replaceFirst(" is not a URL: .*", " is not a URL such as http://127.0.0.1:8089")
              .replaceFirst("^baseUrl", baseUrlSource(options))
              .replaceFirst("^locationId", options.location == null ? LOCATION : "--location"));
    }
  }

  private String baseUrlSource(ConnectionOptions options) {
    if (options.baseUrl != null) {
      return "--base-url";
    }
    return variable(BASE_URL, options) == null
        ? "base-url of profile \"" + profileName(options.profile) + '"'
        : BASE_URL;
  }

  static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
