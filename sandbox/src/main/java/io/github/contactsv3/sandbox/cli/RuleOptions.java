package io.github.contactsv3.sandbox.cli;

import static io.github.contactsv3.sandbox.cli.Options.given;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for how the service behaves where a location's settings or unknowns decide. */
final class RuleOptions {

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Completes phone numbers without a country code. Default: US.")
  @Nullable String country;

  @Option(
      names = "--allow-duplicates",
      description = "Contacts may share an e-mail address or phone number.")
  boolean allowDuplicates;

  @Option(
      names = "--phone-first",
      description = "Compare phone numbers before e-mail addresses to find duplicates.")
  boolean phoneFirst;

  @Option(
      names = "--bulk-tags-max",
      paramLabel = "MAX",
      description = "Contacts that one bulk change of tags takes. Default: 500.")
  @Nullable Integer bulkTagsMax;

  @Option(
      names = "--appointment-zone",
      paramLabel = "ZONE",
      converter = Values.OfZone.class,
      description = "Time zone of appointments, such as America/Chicago. Default: UTC.")
  @Nullable ZoneId appointmentZone;

  @Option(
      names = "--index-lag",
      paramLabel = "TIME",
      converter = Values.OfDuration.class,
      description = "How long search does not see a change. Default: none.")
  @Nullable Duration indexLag;

  @Option(
      names = "--assume",
      paramLabel = "ASSUMPTION",
      split = ",",
      converter = Values.OfAssumption.class,
      description = "Decide open questions differently: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Values.Assumptions.class)
  List<Assumption> assumptions = List.of();

  void apply(ContactsSandboxBuilder builder) {
    builder
        .allowDuplicates(allowDuplicates)
        .phoneFirst(phoneFirst)
        .assume(assumptions.toArray(new Assumption[0]));
    given(country, builder::country);
    given(appointmentZone, builder::appointmentZone);
    given(indexLag, builder::indexLag);
    given(bulkTagsMax, builder::bulkTagsMax);
  }
}
