package io.github.contactsv3.sandbox.cli;

import static io.github.contactsv3.sandbox.cli.Options.given;

import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for who may do what: tokens, locations, the agency and its app. */
final class AccessOptions {

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The token that may do everything. Default: pit-sandbox.")
  @Nullable String token;

  @Option(
      names = "--location",
      paramLabel = "ID[=NAME]",
      converter = Values.OfLocation.class,
      description = "A location. Repeatable. Default: SandboxLocation00001.")
  List<Values.Location> locations = List.of();

  @Option(
      names = "--grant",
      paramLabel = "TOKEN:LOCATION:SCOPES",
      converter = Values.OfGrant.class,
      description = "Another token, with scopes joined by +. Creates its location. Repeatable.")
  List<Values.Grant> grants = List.of();

  @Option(
      names = "--app",
      paramLabel = "ID:SECRET",
      converter = Values.OfPair.class,
      description = "Client id and secret of the app for OAuth.")
  Values.@Nullable Pair app;

  @Option(names = "--company", paramLabel = "ID", description = "Id of the agency.")
  @Nullable String company;

  void apply(ContactsSandboxBuilder builder) {
    given(token, builder::token);
    locations(builder);
    given(app, pair -> builder.app(pair.first(), pair.second()));
    given(company, builder::companyId);
    grants.forEach(grant -> builder.grant(grant.token(), grant.locationId(), grant.scopes()));
  }

  /** The first location is the sandbox's own. */
  private void locations(ContactsSandboxBuilder builder) {
    locations.stream().findFirst().ifPresent(first -> builder.locationId(first.id()));
    for (Values.Location location : locations) {
      if (location.name() == null) {
        builder.location(location.id());
      } else {
        builder.location(location.id(), location.name());
      }
    }
  }
}
