package io.github.contactsv3.sandbox.cli;

import static io.github.contactsv3.sandbox.cli.Options.given;

import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the contacts that a sandbox starts with, and their custom fields. */
final class DataOptions {

  @Option(
      names = "--seed",
      paramLabel = "[LOCATION=]COUNT",
      converter = Values.OfSeed.class,
      description = "Invented contacts to start with, in the first or a named location.")
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
      description = "Contacts to start with, from a .jsonl, .ndjson or .csv file. Repeatable.")
  List<Values.Import> imports = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Keep what there is for the next run; --seed and --import fill a new file.")
  @Nullable Path file;

  @Option(
      names = "--custom-field",
      paramLabel = "KEY:TYPE[:OPTION|...]",
      converter = CustomFieldOption.class,
      description = "Another custom field, such as tier:RADIO:Free|Paid. Repeatable.")
  List<CustomFieldDefinition> customFields = List.of();

  @Option(
      names = "--custom-fields",
      paramLabel = "FILE",
      description = "Custom fields in place of the default ones: what the service lists, in JSON.")
  @Nullable Path customFieldFile;

  void apply(ContactsSandboxBuilder builder) {
    builder.seed(0, randomSeed);
    for (Values.Seed seed : seeds) {
      if (seed.locationId() == null) {
        builder.seed(seed.count(), randomSeed);
      } else {
        builder.seed(seed.locationId(), seed.count());
      }
    }
    for (Values.Import each : imports) {
      if (each.locationId() == null) {
        builder.importContacts(each.file());
      } else {
        builder.importContacts(each.locationId(), each.file());
      }
    }
    given(file, builder::data);
    given(customFieldFile, builder::customFields);
    customFields.forEach(builder::customField);
  }
}
