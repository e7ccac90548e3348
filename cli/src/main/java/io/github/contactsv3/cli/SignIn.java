package io.github.contactsv3.cli;

import io.github.contactsv3.cli.profile.Profile;
import io.github.contactsv3.cli.profile.Vault;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.search.ContactQuery;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that has been tried.
 *
 * @param profile whom later commands sign in as
 * @param secret the private token, or the client secret of the app
 */
record SignIn(Profile profile, String secret) {
  private static final Pattern LOOPBACK =
      Pattern.compile("^http://(localhost|127\\.[0-9.]+|\\[::1])(:|/|$)");

  /** Keeps the whole of a sign-in, or what was there before. */
  void keep(Session session, Terminal terminal) {
    String name = profile.name();
    Vault vault = session.vault();
    Optional<Profile> before = session.profiles().find(name);
    Optional<String> earlier = readable(vault, kind(profile), name);
    vault.keep(kind(profile), name, secret);
    try {
      session.profiles().save(profile);
    } catch (RuntimeException e) {
      earlier.ifPresentOrElse(
          text -> vault.keep(kind(profile), name, text), () -> vault.forget(kind(profile), name));
      throw e;
    }
    before.ifPresent(
        old -> {
          session.forget(old.tokenKeys());
          if (!kind(old).equals(kind(profile))) {
            vault.forget(kind(old), name);
          }
        });
    terminal.message(
        "signed in to location "
            + profile.locationId()
            + (profile.baseUrl() == null ? "" : " at " + profile.baseUrl())
            + " as \""
            + name
            + '"');
  }

  /** A damaged secret is replaced like any other. */
  private static Optional<String> readable(Vault vault, String kind, String name) {
    try {
      return vault.secret(kind, name);
    } catch (TokenStoreException e) {
      return Optional.empty();
    }
  }

  private static String kind(Profile profile) {
    return profile.isOAuth() ? Session.CLIENT_SECRET : Session.PRIVATE_TOKEN;
  }

  /** Says that a token goes over the network as it is. */
  static void warnIfPlain(Terminal terminal, @Nullable String baseUrl) {
    String address = String.valueOf(baseUrl);
    if (address.startsWith("http:") && !LOOPBACK.matcher(address).find()) {
      terminal.message("warning: " + baseUrl + " is not encrypted: only for a sandbox");
    }
  }

  /** One request says whether the token is good for the location. */
  static void require(ContactsClient signedIn) {
    try (signedIn) {
      signedIn.search(ContactQuery.all()).pageSize(1).firstPage();
    }
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SignIn[" + profile.name() + "]";
  }
}
