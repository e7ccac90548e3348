package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.pagination.PagedIterable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** The rows of one location, page by page. Used by one thread. */
final class LocationRows implements AutoCloseable {

  private static final CallOptions BATCH = CallOptions.builder().priority(Priority.BATCH).build();

  private final String locationId;
  private final List<ContactColumn> columns;
  private final ContactsClient client;
  private final Iterator<Page<ContactSummary>> pages;
  private Iterator<ContactSummary> contacts = Collections.emptyIterator();
  private long rows;
  private long unreadable;

  LocationRows(LocationToken token, ReadSettings settings, RequestCounter counter) {
    this.locationId = token.locationId();
    this.columns = settings.columns();
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
    PagedIterable<ContactSummary> found =
        client.with(BATCH).search(settings.query()).pageSize(settings.pageSize());
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
    InternalRow row = row(contacts.next());
    rows++;
    return row;
  }

  private InternalRow row(ContactSummary contact) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      ContactColumn column = columns.get(i);
      try {
        values[i] = column.value().of(locationId, contact);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "location "
                + locationId
                + ", contact "
                + contact.property("id")
                + ", column "
                + column.name()
                + ": "
                + e.getMessage(),
            e);
      }
    }
    return new GenericInternalRow(values);
  }

  String locationId() {
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
