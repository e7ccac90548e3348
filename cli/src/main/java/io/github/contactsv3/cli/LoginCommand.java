package io.github.contactsv3.cli;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
  private static final Duration EXCHANGE = Duration.ofSeconds(30);

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile to write; CONTACTS_PROFILE, or \"default\".")
  private @Nullable String profile;

  @Option(
      names = "--location",
      paramLabel = "ID",
      description = {"The location; HIGHLEVEL_LOCATION. An OAuth app learns it from the service."})
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
    Profile signedIn = clientId == null ? privateToken(name) : oauth(name, clientId);
    session().profiles().save(signedIn);
    terminal()
        .message(
            "signed in to location "
                + signedIn.locationId()
                + (baseUrl == null ? "" : " at " + baseUrl)
                + " as \""
                + name
                + '"');
    if (terminal().variable(Session.TOKEN) != null) {
      terminal()
          .message(
              Session.TOKEN + " is set and goes before the profile, unless --profile names it");
    }
    return ExitCode.OK;
  }

  private Profile privateToken(String name) {
    if (location == null) {
      throw new UsageException("--location is missing: a private token does not tell it");
    }
    Profile next = new Profile(name, location, baseUrl, null);
    String token = terminal().secret("Private integration token: ");
    if (token.isEmpty()) {
      throw new UsageException("there is no token: type it, or give it on standard input");
    }
    ConnectionOptions connection = new ConnectionOptions();
    connection.location = location;
    connection.baseUrl = baseUrl;
    // Before anything is kept: one request says whether the token is good for the location.
    try (ContactsClient client = session().client(token, connection)) {
      client.search(ContactQuery.all()).pageSize(1).firstPage();
    }
    session().vault().keep(Session.PRIVATE_TOKEN, name, token);
    return next;
  }

  private Profile oauth(String name, String id) throws IOException {
    String secret = terminal().secret("Client secret: ");
    if (secret.isEmpty()) {
      throw new UsageException("there is no client secret: type it, or give it on standard input");
    }
    try (Callback callback = Callback.listen(port)) {
      OAuthApp app =
          OAuthApp.builder().clientId(id).clientSecret(secret).redirectUri(callback.uri()).build();
      ContactsClientBuilder builder = ContactsClient.builder();
      AuthorizationCodeFlow flow =
          (baseUrl == null ? builder : builder.baseUrl(baseUrl))
              .authorizationCodeFlow(app, session().vault().tokens());
      URI page = flow.url().scopes(scopes).state(callback.state()).build();
      terminal().message("Open this page and choose the location:\n  " + page);
      AuthorizationResult result = flow.exchange(callback.code(), TokenKey.Type.LOCATION, EXCHANGE);
      session().vault().keep(Session.CLIENT_SECRET, name, secret);
      return new Profile(name, result.key().id(), baseUrl, id);
    }
  }
}
