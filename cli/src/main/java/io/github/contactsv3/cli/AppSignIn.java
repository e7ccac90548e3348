package io.github.contactsv3.cli;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.AuthorizationResult;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign-in of an OAuth app: a user chooses a location, or an agency, on a page. */
final class AppSignIn {
  private static final Duration EXCHANGE = Duration.ofSeconds(30);

  private final Session session;
  private final Terminal terminal;
  private final String name;
  private final @Nullable String location;
  private final @Nullable String baseUrl;

  /**
   * Creates a sign-in.
   *
   * @param name of the profile
   * @param location that it has to be for; null if any that the user chooses will do
   * @param baseUrl the address; null for the service's
   */
  AppSignIn(
      Session session,
      Terminal terminal,
      String name,
      @Nullable String location,
      @Nullable String baseUrl) {
    this.session = session;
    this.terminal = terminal;
    this.name = name;
    this.location = location;
    this.baseUrl = baseUrl;
  }

  /** Waits for the user, and keeps the sign-in. */
  void run(String id, String secret, List<String> scopes, int port) throws IOException {
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
              .authorizationCodeFlow(app, session.vault().tokens());
      show(
          UsageException.named("--scopes", flow.url(), url -> url.scopes(scopes))
              .state(callback.state())
              .build());
      AuthorizationResult result = flow.exchange(callback.code(), TokenKey.Type.LOCATION, EXCHANGE);
      try {
        new SignIn(profile(id, secret, result), secret).keep(session, terminal);
        callback.signedIn();
      } catch (RuntimeException e) {
        session.forget(List.of(result.key()));
        throw e;
      }
    }
  }

  private void show(URI page) {
    terminal.message("Open this page and choose the location:\n  " + page);
    if (baseUrl != null) {
      terminal.message(
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
  private Profile profile(String id, String secret, AuthorizationResult result) {
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
    SignIn.require(session.client(agency, secret));
    return agency;
  }
}
