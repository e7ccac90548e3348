package io.github.contactsv3.cli;

import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.errors.ServiceException;
import java.io.IOException;
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
  private static final int MOST_PORT = 65_535;

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
      if (clientId == null) {
        privateToken(name);
      } else {
        app(name, clientId);
      }
    } catch (ServiceException e) {
      throw UsageException.signIn(
          e.getMessage()
              + (clientId == null
                  ? "\n  nothing is kept: is the token of this location, and was it not rotated?"
                  : "\n  nothing is kept: are client id and secret those of the app"
                      + (location == null ? "?" : ", and is it in location " + location + "?")));
    } finally {
      session().vault().withdraw();
    }
    if (terminal().variable(Session.TOKEN) != null) {
      terminal()
          .message(
              Session.TOKEN + " is set and goes before the profile, unless --profile names it");
    }
    return ExitCode.OK;
  }

  private void privateToken(String name) {
    if (location == null) {
      throw new UsageException("--location is missing: a private token does not tell it");
    }
    Profile next = new Profile(name, location, baseUrl, null, null);
    String token = terminal().secret("Private integration token: ");
    if (token.isEmpty()) {
      throw new UsageException("there is no token: type it, or give it on standard input");
    }
    SignIn.warnIfPlain(terminal(), baseUrl);
    ConnectionOptions connection = new ConnectionOptions();
    connection.location = location;
    connection.baseUrl = baseUrl;
    // Before anything is kept.
    SignIn.require(session().client(token, connection));
    new SignIn(next, token).keep(session(), terminal());
  }

  private void app(String name, String id) throws IOException {
    if (port < 0 || port > MOST_PORT) {
      throw new UsageException("--port is " + port + ", not 0 to " + MOST_PORT);
    }
    String secret = terminal().secret("Client secret: ");
    if (secret.isEmpty()) {
      throw new UsageException("there is no client secret: type it, or give it on standard input");
    }
    SignIn.warnIfPlain(terminal(), baseUrl);
    new AppSignIn(session(), terminal(), name, location, baseUrl).run(id, secret, scopes, port);
  }
}
