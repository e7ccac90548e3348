package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkReport;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds contacts that share an e-mail address, and gives each of them the tags that any of them
 * has. In a real location only those whose addresses are in a file.
 */
public final class MergeTags {
  private MergeTags() {}

  /**
   * Finds and merges.
   *
   * @param arguments {@code --dry-run} to change nothing; a file with an e-mail address a line, and
   *     {@code --live}, to merge the tags of these in a real location
   * @throws IOException if the file can't be read
   */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    Arguments.checkOptions(given, Set.of("--dry-run", "--live"));
    boolean dryRun = given.contains("--dry-run");
    Optional<String> file = given.stream().filter(name -> !name.startsWith("--")).findFirst();
    Set<String> addresses = file.isEmpty() ? null : addresses(Path.of(file.get()));
    try (Target target =
        Target.forWriting(
            ContactsSandbox.builder().seed(300).allowDuplicates(true),
            file.isPresent() && given.contains("--live"))) {
      if (target.name().equals("a sandbox")) {
        addDuplicates(target.client());
      }
      System.out.println("looking for duplicates in " + target.name());
      run(target.client(), addresses, dryRun, System.out);
    }
  }

  private static Set<String> addresses(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  static void addDuplicates(ContactsClient client) {
    for (ContactSummary contact :
        client.search(ContactQuery.where(ContactFields.EMAIL.exists())).limit(3)) {
      client
          .contacts()
          .createContact(
              CreateContactRequest.builder()
                  .locationId(client.locationId())
                  .email(Objects.requireNonNull(contact.getEmail()).toUpperCase(Locale.ROOT))
                  .tags("Imported " + contact.getId().substring(0, 3))
                  .build());
    }
  }

  static void run(
      ContactsClient client, @Nullable Set<String> addresses, boolean dryRun, PrintStream out) {
    // region merge-tags
    Map<String, List<ContactSummary>> byEmail = new HashMap<>();
    for (ContactSummary contact :
        client.search(ContactQuery.where(ContactFields.EMAIL.exists())).prefetch(2)) {
      String email = Objects.requireNonNull(contact.getEmail()).toLowerCase(Locale.ROOT);
      byEmail.computeIfAbsent(email, key -> new ArrayList<>()).add(contact);
    }
    byEmail.values().removeIf(group -> group.size() == 1);
    byEmail.keySet().removeIf(email -> addresses != null && !addresses.contains(email));
    missingTags(byEmail.values())
        .forEach(
            (tag, contactIds) -> {
              var change = client.bulk().tags(BulkTagsAction.ADD, List.of(tag));
              BulkReport report = (dryRun ? change.dryRun() : change).run(contactIds);
              out.println("  " + tag + ": " + report);
            });
    // endregion
    out.println("  " + byEmail.size() + " addresses belong to several contacts");
  }

  /** The contacts that lack a tag which a duplicate of theirs has. */
  private static Map<String, Set<String>> missingTags(Collection<List<ContactSummary>> duplicates) {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (List<ContactSummary> group : duplicates) {
      Set<String> all = new TreeSet<>();
      group.forEach(contact -> all.addAll(tags(contact)));
      for (ContactSummary contact : group) {
        for (String tag : all) {
          if (!tags(contact).contains(tag)) {
            missing.computeIfAbsent(tag, key -> new TreeSet<>()).add(contact.getId());
          }
        }
      }
    }
    return missing;
  }

  private static List<String> tags(ContactSummary contact) {
    return contact.getTags() == null ? List.of() : contact.getTags();
  }
}
