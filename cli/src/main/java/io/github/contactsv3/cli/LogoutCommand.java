package io.github.contactsv3.cli;

import io.github.contactsv3.cli.profile.Profile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes a profile and its secrets. */
@Command(
    name = "logout",
    description = {
      "Remove a profile and its tokens from this machine.",
      "The service goes on accepting them: remove the app or the token there, too."
    })
final class LogoutCommand extends Subcommand {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile; CONTACTS_PROFILE, or \"default\".")
  private @Nullable String profile;

  @Option(names = "--all", description = "All profiles, all tokens and the key.")
  private boolean all;

  @Override
  public Integer call() {
    if (all) {
      session().profiles().names().forEach(session().profiles()::remove);
      session().vault().clear();
      terminal().message("removed all profiles, tokens and the key");
      return ExitCode.OK;
    }
    String name = session().profileName(profile);
    Optional<Profile> found;
    try {
      found = session().profiles().find(name);
      if (found.isEmpty()) {
        throw new UsageException("there is no profile \"" + name + '"');
      }
    } catch (UsageException e) {
      if (!session().profiles().names().contains(name)) {
        throw e;
      }
      // A damaged one is removed like any other.
      found = Optional.empty();
    }
    session().vault().forget(Session.PRIVATE_TOKEN, name);
    session().vault().forget(Session.CLIENT_SECRET, name);
    session().profiles().remove(name);
    found.map(Profile::tokenKeys).ifPresent(session()::forget);
    terminal().message("removed profile \"" + name + '"');
    return ExitCode.OK;
  }
}
