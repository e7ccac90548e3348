package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of the program: what {@link ContactsSandboxBuilder} can do. */
@Command(
    name = "contacts-sandbox",
    description = "A local server that behaves like the HighLevel Contacts API v3.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    separator = " ",
    usageHelpWidth = 100,
    sortOptions = false)
final class Options {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for a free one. Default: 8089.")
  int port = 8089;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address to listen on. Default: 127.0.0.1, which only this machine reaches.")
  @Nullable String host;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Origins whose pages may read the answers, such as http://localhost:3000, or *."
              + " Default: none.")
  List<String> origins = List.of();

  @Option(
      names = "--seed",
      paramLabel = "[LOCATION=]COUNT",
      converter = Values.OfSeed.class,
      description = "Invented contacts to begin with, in the first or a named location.")
  List<Values.Seed> seeds = List.of();

  @Option(
      names = "--random-seed",
      paramLabel = "NUMBER",
      description = "The same number gives the same contacts. Default: 1.")
  long randomSeed = 1;

  @Option(
      names = "--import",
      paramLabel = "[LOCATION=]FILE",
      converter = Values.OfImport.class,
      description = "Contacts to begin with, from a .jsonl, .ndjson or .csv file.")
  List<Values.Import> imports = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Keep what there is from one run to the next; --seed and --import fill a new file.")
  @Nullable Path data;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Values.OfDuration.class,
      description = "Delay of every answer, such as 120ms or 2s. Default: none.")
  @Nullable Duration latency;

  @Option(
      names = "--index-lag",
      paramLabel = "TIME",
      converter = Values.OfDuration.class,
      description = "How long search does not see a change. Default: none.")
  @Nullable Duration indexLag;

  @Option(
      names = "--quota",
      paramLabel = "MAX/TIME",
      converter = Values.OfQuota.class,
      description = "Requests an app may send to a location, or off. Default: 100/10s.")
  Values.@Nullable Quota quota;

  @Option(
      names = "--daily-quota",
      paramLabel = "MAX",
      description = "Requests an app may send to a location in a day. Default: 200000.")
  @Nullable Integer dailyQuota;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The token that may do everything. Default: pit-sandbox.")
  @Nullable String token;

  @Option(
      names = "--location",
      paramLabel = "ID[=NAME]",
      converter = Values.OfLocation.class,
      description = "A location, or several by repetition. Default: SandboxLocation00001.")
  List<Values.Location> locations = List.of();

  @Option(
      names = "--grant",
      paramLabel = "TOKEN:LOCATION:SCOPES",
      converter = Values.OfGrant.class,
      description = "Another token, with scopes joined by +; its location comes into being.")
  List<Values.Grant> grants = List.of();

  @Option(
      names = "--app",
      paramLabel = "ID:SECRET",
      converter = Values.OfPair.class,
      description = "Client id and secret of the app for OAuth.")
  Values.@Nullable Pair app;

  @Option(names = "--company", paramLabel = "ID", description = "Id of the agency.")
  @Nullable String company;

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
      description = "Duplicates are told by the phone number first, then the e-mail address.")
  boolean phoneFirst;

  @Option(
      names = "--users",
      paramLabel = "ID",
      split = ",",
      description = "The only users there are. Default: every id is taken as given.")
  List<String> users = List.of();

  @Option(
      names = "--campaigns",
      paramLabel = "ID",
      split = ",",
      description = "The only campaigns there are, likewise.")
  List<String> campaigns = List.of();

  @Option(
      names = "--workflows",
      paramLabel = "ID",
      split = ",",
      description = "The only workflows there are, likewise.")
  List<String> workflows = List.of();

  @Option(
      names = "--business",
      paramLabel = "ID=NAME",
      description = "One of the only businesses there are, likewise.")
  Map<String, String> businesses = Map.of();

  @Option(
      names = "--custom-field",
      paramLabel = "KEY:TYPE[:OPTION|...]",
      converter = CustomFieldOption.class,
      description = "Another custom field of contacts, such as tier:RADIO:Free|Paid.")
  List<CustomFieldDefinition> customFields = List.of();

  @Option(
      names = "--custom-fields",
      paramLabel = "FILE",
      description =
          "The custom fields, in place of the ones to begin with: what the service lists, in JSON.")
  @Nullable Path customFieldFile;

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
      names = "--validate-answers",
      description = "Hold every answer against the OpenAPI document before it is sent.")
  boolean validateAnswers;

  @Option(
      names = "--assume",
      paramLabel = "ASSUMPTION",
      split = ",",
      converter = Values.OfAssumption.class,
      description = "Decide an open question differently: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Values.Assumptions.class)
  List<Assumption> assumptions = List.of();

  ContactsSandboxBuilder builder() {
    ContactsSandboxBuilder builder =
        ContactsSandbox.builder()
            .port(port)
            .seed(0, randomSeed)
            .cors(origins.toArray(new String[0]))
            .allowDuplicates(allowDuplicates)
            .phoneFirst(phoneFirst)
            .validateAnswers(validateAnswers)
            .users(users.toArray(new String[0]))
            .campaigns(campaigns.toArray(new String[0]))
            .workflows(workflows.toArray(new String[0]))
            .assume(assumptions.toArray(new Assumption[0]));
    given(host, builder::host);
    given(token, builder::token);
    locations(builder);
    given(app, pair -> builder.app(pair.first(), pair.second()));
    given(company, builder::companyId);
    given(data, builder::data);
    given(country, builder::country);
    given(appointmentZone, builder::appointmentZone);
    given(latency, builder::latency);
    given(indexLag, builder::indexLag);
    given(dailyQuota, builder::dailyQuota);
    given(quota, limit -> limit(builder, limit));
    given(bulkTagsMax, builder::bulkTagsMax);
    businesses.forEach(builder::business);
    given(customFieldFile, builder::customFields);
    customFields.forEach(builder::customField);
    grants.forEach(grant -> builder.grant(grant.token(), grant.locationId(), grant.scopes()));
    return builder;
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
    for (Values.Seed seed : seeds) {
      if (seed.locationId() == null) {
        builder.seed(seed.count(), randomSeed);
      } else {
        builder.seed(seed.locationId(), seed.count());
      }
    }
    for (Values.Import file : imports) {
      if (file.locationId() == null) {
        builder.importContacts(file.file());
      } else {
        builder.importContacts(file.locationId(), file.file());
      }
    }
  }

  private static void limit(ContactsSandboxBuilder builder, Values.Quota quota) {
    if (quota.interval() == null) {
      builder.quotaOff();
    } else {
      builder.quota(quota.max(), quota.interval());
    }
  }

  /** What is not given stays as the builder has it. */
  private static <T> void given(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}
