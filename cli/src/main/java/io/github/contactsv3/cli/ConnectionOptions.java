package io.github.contactsv3.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to sign in as. */
final class ConnectionOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Sign in as this profile of contacts login; CONTACTS_PROFILE, or \"default\".")
  @Nullable String profile;

  @Option(
      names = "--location",
      paramLabel = "ID",
      description = "Another location than the profile's; HIGHLEVEL_LOCATION.")
  @Nullable String location;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = {
        "Another address than the service's, such as a sandbox's; HIGHLEVEL_BASE_URL."
      })
  @Nullable String baseUrl;
}
