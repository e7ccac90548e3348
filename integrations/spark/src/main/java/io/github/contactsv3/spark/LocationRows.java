package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.pagination.SyncWatermark;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** The rows of one location, page by page. Used by one thread. */
final class LocationRows implements RowLocation, AutoCloseable {

  private static final CallOptions BATCH = CallOptions.builder().priority(Priority.BATCH).build();

  private final String locationId;
  private final ReadSettings settings;
  private final List<ContactColumn> columns;
  private final ContactsClient client;
  private final Iterator<Page<ContactSummary>> pages;
  private Iterator<ContactSummary> contacts = Collections.emptyIterator();
  private final CustomFieldCatalog definitions;
  private Set<String> missing = Set.of();
  private @Nullable ContactSummary contact;
  private @Nullable CustomFields fields;
  private long rows;
  private long unreadable;

  LocationRows(
      LocationToken token, @Nullable String window, ReadSettings settings, RequestCounter counter) {
    this.locationId = token.locationId();
    this.columns = settings.columns();
    this.settings = settings;
    ContactsClientBuilder builder =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(Objects.requireNonNull(token.value())))
            .quotaKey(token.quotaKey())
            .locationId(locationId)
            .quota(ExecutorQuotas.of(settings))
            .observer(counter);
    if (settings.baseUrl() != null) {
      builder.baseUrl(settings.baseUrl());
    }
    this.client = builder.build();
    // Once for the location: a column does not change its type half-way.
    this.definitions = client.fields().maxAge(Duration.ofDays(30));
    PagedIterable<ContactSummary> found =
        window == null
            ? client.with(BATCH).search(settings.query()).pageSize(settings.pageSize())
            : settings.sync(client, SyncWatermark.parse(window)).window();
    this.pages =
        (settings.prefetch() == 0 ? found : found.prefetch(settings.prefetch())).pages().iterator();
  }

  /** The next row; null after the last. */
  @Nullable InternalRow next() {
    while (!contacts.hasNext()) {
      if (!pages.hasNext()) {
        return null;
      }
      Page<ContactSummary> page = pages.next();
      unreadable += page.unreadable().size();
      contacts = page.items().iterator();
    }
    if (rows == 0 && settings.hasCustomColumns()) {
      missing = missingFields();
    }
    InternalRow row = row(contacts.next());
    rows++;
    return row;
  }

  /** The custom fields that the location lacks. Asked for after the first page: it may refuse. */
  private Set<String> missingFields() {
    Set<String> lacking = new HashSet<>();
    for (ContactColumn column : columns) {
      try {
        if (column.custom() && definitions.find(column.name()).isEmpty()) {
          lacking.add(column.name());
        }
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "location "
                + locationId
                + ": its custom field "
                + column.name()
                + " can't be looked up: "
                + e.getMessage(),
            e);
      }
    }
    if (!lacking.isEmpty() && !settings.missingAsNull()) {
      throw new IllegalStateException(
          "location "
              + locationId
              + " has no custom field "
              + String.join(", ", lacking)
              + ": correct the option customFields, or read null with missingCustomFields=null");
    }
    return lacking;
  }

  @Override
  public @Nullable Object custom(String field, Reader reader) {
    if (missing.contains(field)) {
      return null;
    }
    CustomFields values = fields;
    if (values == null) {
      values = definitions.read(Objects.requireNonNull(contact));
      fields = values;
    }
    return reader.read(values, field);
  }

  private InternalRow row(ContactSummary next) {
    contact = next;
    fields = null;
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      ContactColumn column = columns.get(i);
      try {
        values[i] = column.value().of(this, next);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "location "
                + locationId
                + ", contact "
                + next.property("id")
                + ", column "
                + column.name()
                + ": "
                + e.getMessage(),
            e);
      }
    }
    return new GenericInternalRow(values);
  }

  @Override
  public String id() {
    return locationId;
  }

  long rows() {
    return rows;
  }

  /** Elements of pages that are no contacts. */
  long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    client.close();
  }
}
