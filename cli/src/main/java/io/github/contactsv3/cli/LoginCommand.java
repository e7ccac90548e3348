package io.github.contactsv3.cli;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.cli.profile.Vault;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs in: keeps a private integration token, or authorizes an OAuth app. */
@Command(
    name = "login",
    description = {
      "Sign in with a private integration token, which is asked for, or with an OAuth app.",
      "Tokens are kept encrypted; docs/guide/command-line.md says against whom that protects."
    })
final class LoginCommand extends Subcommand {
  private static final Pattern LOOPBACK =
      Pattern.compile("^http://(localhost|127\\.[0-9.]+|\\[::1])(:|/|$)");
  private static final int MOST_PORT = 65_535;
  private static final Duration EXCHANGE = Duration.ofSeconds(30);

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile to write; CONTACTS_PROFILE, or \"default\".")
  private @Nullable String profile;

  @Option(
      names = "--location",
      paramLabel = "ID",
      description = {
        "The location; HIGHLEVEL_LOCATION. An OAuth app learns it from the service, unless it is"
            + " authorized for an agency."
      })
  private @Nullable String location;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = {
        "Another address than the service's, such as a sandbox's; HIGHLEVEL_BASE_URL."
      })
  private @Nullable String baseUrl;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "Sign in with this OAuth app; its secret is asked for.")
  private @Nullable String clientId;

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      description = "Scopes of the OAuth app; by default those that all commands need.")
  private List<String> scopes =
      List.of("contacts.readonly", "contacts.write", "locations/customFields.readonly");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "Of http://localhost:PORT/callback, which the app has as a redirect URI; 8484."
      })
  private int port = 8484;

  @Option(
      names = "--ask-passphrase",
      description = "Protect the tokens by a passphrase, asked for by each command.")
  private boolean passphrase;

  @Override
  public Integer call() throws IOException {
    String name = Profile.requireName(session().profileName(profile));
    if (passphrase) {
      session().vault().usePassphrase();
    }
    location = Session.first(location, terminal().variable(Session.LOCATION));
    baseUrl = Session.first(baseUrl, terminal().variable(Session.BASE_URL));
    try {
      keep(clientId == null ? privateToken(name) : oauth(name, clientId));
    } catch (ServiceException e) {
      session().vault().withdraw();
      throw UsageException.signIn(
          e.getMessage()
              + (clientId == null
                  ? "\n  nothing is kept: is the token of this location, and was it not rotated?"
                  : "\n  nothing is kept: are client id and secret those of the app"
                      + (location == null ? "?" : ", and is it in location " + location + "?")));
    } catch (IOException | RuntimeException e) {
      session().vault().withdraw();
      throw e;
    }
    if (terminal().variable(Session.TOKEN) != null) {
      terminal()
          .message(
              Session.TOKEN + " is set and goes before the profile, unless --profile names it");
    }
    return ExitCode.OK;
  }

  /** A sign-in that has been tried, with the token or the client secret. */
  private record SignIn(Profile profile, String secret) {
    String kind() {
      return kind(profile);
    }

    static String kind(Profile profile) {
      return profile.isOAuth() ? Session.CLIENT_SECRET : Session.PRIVATE_TOKEN;
    }
  }

  /** Keeps the whole of a sign-in, or what was there before. */
  private void keep(SignIn next) {
    Profile signedIn = next.profile();
    String name = signedIn.name();
    Vault vault = session().vault();
    Optional<Profile> before = session().profiles().find(name);
    Optional<String> earlier = readable(next.kind(), name);
    vault.keep(next.kind(), name, next.secret());
    try {
      session().profiles().save(signedIn);
    } catch (RuntimeException e) {
      earlier.ifPresentOrElse(
          secret -> vault.keep(next.kind(), name, secret), () -> vault.forget(next.kind(), name));
      throw e;
    }
    before.ifPresent(
        old -> {
          session().forget(old.tokenKeys());
          if (!SignIn.kind(old).equals(next.kind())) {
            vault.forget(SignIn.kind(old), name);
          }
        });
    terminal()
        .message(
            "signed in to location "
                + signedIn.locationId()
                + (baseUrl == null ? "" : " at " + baseUrl)
                + " as \""
                + name
                + '"');
  }

  /** A damaged secret is replaced like any other. */
  private Optional<String> readable(String kind, String name) {
    try {
      return session().vault().secret(kind, name);
    } catch (TokenStoreException e) {
      return Optional.empty();
    }
  }

  private SignIn privateToken(String name) {
    if (location == null) {
      throw new UsageException("--location is missing: a private token does not tell it");
    }
    Profile next = new Profile(name, location, baseUrl, null, null);
    String token = terminal().secret("Private integration token: ");
    if (token.isEmpty()) {
      throw new UsageException("there is no token: type it, or give it on standard input");
    }
    warnIfPlain();
    ConnectionOptions connection = new ConnectionOptions();
    connection.location = location;
    connection.baseUrl = baseUrl;
    // Before anything is kept.
    require(session().client(token, connection));
    return new SignIn(next, token);
  }

  private SignIn oauth(String name, String id) throws IOException {
    if (port < 0 || port > MOST_PORT) {
      throw new UsageException("--port is " + port + ", not 0 to " + MOST_PORT);
    }
    String secret = terminal().secret("Client secret: ");
    if (secret.isEmpty()) {
      throw new UsageException("there is no client secret: type it, or give it on standard input");
    }
    warnIfPlain();
    try (Callback callback = Callback.listen(port)) {
      OAuthApp app =
          UsageException.named(
              "--client-id",
              id,
              text ->
                  OAuthApp.builder()
                      .clientId(text)
                      .clientSecret(secret)
                      .redirectUri(callback.uri())
                      .build());
      ContactsClientBuilder builder = ContactsClient.builder();
      AuthorizationCodeFlow flow =
          (baseUrl == null ? builder : builder.baseUrl(baseUrl))
              .authorizationCodeFlow(app, session().vault().tokens());
      show(
          UsageException.named("--scopes", flow.url(), url -> url.scopes(scopes))
              .state(callback.state())
              .build());
      AuthorizationResult result = flow.exchange(callback.code(), TokenKey.Type.LOCATION, EXCHANGE);
      try {
        SignIn signedIn = new SignIn(profile(name, id, secret, result), secret);
        callback.signedIn();
        return signedIn;
      } catch (RuntimeException e) {
        session().forget(List.of(result.key()));
        throw e;
      }
    }
  }

  private void warnIfPlain() {
    String address = String.valueOf(baseUrl);
    if (address.startsWith("http:") && !LOOPBACK.matcher(address).find()) {
      terminal().message("warning: " + baseUrl + " is not encrypted: only for a sandbox");
    }
  }

  private void show(URI page) {
    terminal().message("Open this page and choose the location:\n  " + page);
    if (baseUrl != null) {
      terminal()
          .message(
              "or, if "
                  + baseUrl
                  + " is a sandbox, this one:\n  "
                  + baseUrl.replaceFirst("/+$", "")
                  + page.getRawPath()
                  + '?'
                  + page.getRawQuery());
    }
  }

  /** Returns the profile of an authorization, if its tokens are good for the location. */
  private Profile profile(String name, String id, String secret, AuthorizationResult result) {
    if (!result.isAgency()) {
      String authorized = result.key().id();
      if (location != null && !location.equals(authorized)) {
        throw UsageException.signIn(
            "location "
                + authorized
                + " was chosen on the page, not "
                + location
                + ": nothing is kept");
      }
      return new Profile(name, authorized, baseUrl, id, null);
    }
    if (location == null) {
      throw UsageException.signIn(
          "the app was authorized for a whole agency: sign in again with --location, and with"
              + " oauth.write among --scopes, or choose a location on the page");
    }
    Profile agency = new Profile(name, location, baseUrl, id, result.key().id());
    require(session().client(agency, secret));
    return agency;
  }

  /** One request says whether the token is good for the location. */
  private static void require(ContactsClient signedIn) {
    try (signedIn) {
      signedIn.search(ContactQuery.all()).pageSize(1).firstPage();
    }
  }
}
