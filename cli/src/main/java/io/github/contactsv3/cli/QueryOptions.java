package io.github.contactsv3.cli;

import io.github.contactsv3.cli.where.SearchableFields;
import io.github.contactsv3.cli.where.Where;
import io.github.contactsv3.cli.where.WhereException;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.search.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which contacts. */
final class QueryOptions {
  @Option(
      names = {"-w", "--where"},
      paramLabel = "CONDITION",
      description = {
        "Conditions such as",
        "  \"tags = vip and dateAdded < 2026-01-01\"",
        "  \"(city = Oslo or phone not exists) and custom.plan in (gold, silver)\"",
        "with = != < <= > >= contains, in, exists, not contains, not exists.",
        "Fields: id, contactName, firstName, lastName, email, phone, tags, dateAdded, dateUpdated,"
            + " dateOfBirth, companyName, businessName, address, city, state, postalCode, country,"
            + " timezone, website, source, type, assignedTo, followers, activeWorkflows,"
            + " finishedWorkflows, dnd, validEmail, validWhatsapp, lastEmailClicked,"
            + " lastEmailOpened, lastAppointment, custom.KEY.",
        "Quote values with spaces; days are those of UTC."
      })
  @Nullable String where;

  @Option(
      names = {"-m", "--matching"},
      paramLabel = "TEXT",
      description = "Contacts in which the service finds this text: name, e-mail, phone.")
  @Nullable String matching;

  boolean isEmpty() {
    return where == null && matching == null;
  }

  /** Returns what tells one query of a location from others, without its values. */
  String fingerprint(ContactsClient client, ContactQuery query) {
    return " of "
        + client.locationId()
        + " "
        + Integer.toHexString(query.toJson(client.locationId(), 100).hashCode());
  }

  ContactQuery query(ContactsClient client, List<String> order) {
    ContactQuery query = ContactQuery.all();
    String condition = where;
    if (condition != null) {
      try {
        query = ContactQuery.where(Where.parse(condition, client.fields()::find));
      } catch (WhereException e) {
        throw new UsageException("--where: " + e.getMessage() + "\n" + e.marked());
      }
    }
    String text = matching;
    if (text != null) {
      query = UsageException.named("--matching", query, before -> before.matching(text));
    }
    List<Sort> sorts = new ArrayList<>();
    for (String name : order) {
      Sort sort = SearchableFields.sort(name);
      if (sort == null) {
        throw new UsageException(
            "--sort: contacts can't be sorted by \""
                + name
                + "\", but by "
                + String.join(", ", SearchableFields.sortable())
                + ", each with :desc for the reverse");
      }
      sorts.add(sort);
    }
    return sorts.isEmpty()
        ? query
        : UsageException.named("--sort", query, before -> before.orderBy(sorts));
  }
}
