package io.github.contactsv3.sandbox.internal.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one location. Thread-safe: a change to one contact is atomic, and what creates or
 * deletes contacts or changes an e-mail address or phone number takes one lock, so that the check
 * for duplicates and the write that follows are one step.
 */
public final class LocationState {

  public final String id;

  /** Name that people see. */
  public final String name;

  /** ISO 3166-1 alpha-2 country that completes phone numbers. */
  public final String country;

  private final CustomFieldCatalog customFields;
  private final ConcurrentHashMap<String, Contact> contacts = new ConcurrentHashMap<>();
  private final SearchIndex search;
  private final ChangeLog journal;
  private final ContactChanges changes;
  private final ConcurrentMap<String, List<String>> byEmail = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> byPhone = new ConcurrentHashMap<>();
  private final ReentrantLock identities = new ReentrantLock();

  public LocationState(
      String id,
      String name,
      String country,
      CustomFieldCatalog customFields,
      SearchIndex search,
      ChangeLog journal,
      ContactChanges changes) {
    this.search = search;
    this.journal = journal;
    this.changes = changes;
    this.id = id;
    this.name = name;
    this.country = country;
    this.customFields = customFields;
  }

  /** The custom fields of the location. */
  public CustomFieldCatalog customFields() {
    return customFields;
  }

  /** Deletes what contacts hold in a custom field, as the field is gone or another now. */
  public void dropCustomFieldValues(String fieldId) {
    for (Contact contact : contacts.values()) {
      if (contact.customField(fieldId) != null) {
        change(
            contact.id,
            before -> {
              ContactDraft draft = new ContactDraft(before);
              draft.customFields.removeIf(value -> value.fieldId().equals(fieldId));
              return draft.toContact();
            });
      }
    }
  }

  public @Nullable Contact find(String contactId) {
    return contacts.get(contactId);
  }

  public long size() {
    return contacts.mappingCount();
  }

  /** Every contact, in no particular order; weakly consistent. */
  public Collection<Contact> all() {
    return contacts.values();
  }

  /** Index for searches, which lags behind the contacts. */
  public SearchIndex search() {
    return search;
  }

  /** Runs a check of identities and the write that depends on it as one step. */
  public <T> T withIdentities(Supplier<T> action) {
    identities.lock();
    try {
      return action.get();
    } finally {
      identities.unlock();
    }
  }

  /** The oldest contact that holds the value, or null. E-mail addresses compare without case. */
  public @Nullable Contact findBy(UniqueField field, @Nullable String value) {
    if (value == null) {
      return null;
    }
    List<String> ids =
        field == UniqueField.EMAIL ? byEmail.get(Contact.lower(value)) : byPhone.get(value);
    return ids == null ? null : contacts.get(ids.get(0));
  }

  public Contact insert(Contact contact) {
    return withIdentities(
        () -> {
          recorded(
              () ->
                  contacts.compute(
                      contact.id,
                      (key, before) -> {
                        journal.put(contact);
                        if (before != null) {
                          unindex(before);
                          // Not as a change: search takes it that the date of addition stays.
                          search.changed(before, null);
                        }
                        search.changed(null, contact);
                        changes.changed(before, contact);
                        return contact;
                      }));
          index(contact);
          return contact;
        });
  }

  /** Adds contacts, or puts them in the place of those with their ids; search sees them at once. */
  public void insertAll(List<Contact> added) {
    withIdentities(
        () -> {
          added.forEach(this::insert);
          search.settle();
          return added;
        });
  }

  /** Changes a contact atomically; the change may concern e-mail address and phone number. */
  public @Nullable Contact changeIdentity(String contactId, UnaryOperator<Contact> change) {
    return withIdentities(
        () ->
            replace(
                contactId,
                change,
                (before, after) -> {
                  unindex(before);
                  index(after);
                }));
  }

  /** A change and the record of it, with no compaction of the file between them. */
  private <T extends @Nullable Object> T recorded(Supplier<T> change) {
    journal.enter();
    try {
      return change.get();
    } finally {
      journal.exit();
    }
  }

  /** Changes a contact atomically, except its e-mail address and phone number. */
  public @Nullable Contact change(String contactId, UnaryOperator<Contact> change) {
    return replace(contactId, change, (before, after) -> {});
  }

  private @Nullable Contact replace(
      String contactId, UnaryOperator<Contact> change, BiConsumer<Contact, Contact> identities) {
    return recorded(
        () ->
            contacts.computeIfPresent(
                contactId,
                (key, before) -> {
                  Contact after = change.apply(before);
                  journal.put(after);
                  identities.accept(before, after);
                  search.changed(before, after);
                  changes.changed(before, after);
                  return after;
                }));
  }

  public @Nullable Contact remove(String contactId) {
    return withIdentities(
        () -> {
          Contact[] removed = new Contact[1];
          recorded(
              () ->
                  contacts.computeIfPresent(
                      contactId,
                      (key, before) -> {
                        journal.remove(before);
                        unindex(before);
                        search.changed(before, null);
                        changes.changed(before, null);
                        removed[0] = before;
                        return null;
                      }));
          return removed[0];
        });
  }

  /** Every contact as it is now. */
  public List<Contact> snapshot() {
    return withIdentities(() -> List.copyOf(contacts.values()));
  }

  /** Replaces all contacts by those of a snapshot. */
  void restore(List<Contact> snapshot) {
    withIdentities(
        () -> {
          clear();
          snapshot.forEach(this::insert);
          search.settle();
          return snapshot;
        });
  }

  public void clear() {
    identities.lock();
    try {
      if (journal.isOn()) {
        // One by one, so that the records are in the order of the changes to each contact.
        contacts.keySet().forEach(this::remove);
      }
      contacts.clear();
      search.clear();
      byEmail.clear();
      byPhone.clear();
    } finally {
      identities.unlock();
    }
  }

  private void index(Contact contact) {
    add(byEmail, Contact.lower(contact.email), contact.id);
    add(byPhone, contact.phone, contact.id);
  }

  private void unindex(Contact contact) {
    drop(byEmail, Contact.lower(contact.email), contact.id);
    drop(byPhone, contact.phone, contact.id);
  }

  private static void add(
      ConcurrentMap<String, List<String>> index, @Nullable String value, String id) {
    if (value != null) {
      index.merge(
          value,
          List.of(id),
          (ids, added) -> {
            List<String> more = new ArrayList<>(ids);
            more.addAll(added);
            return List.copyOf(more);
          });
    }
  }

  private static void drop(
      ConcurrentMap<String, List<String>> index, @Nullable String value, String id) {
    if (value != null) {
      index.computeIfPresent(
          value,
          (key, ids) -> {
            List<String> rest = ids.stream().filter(other -> !other.equals(id)).toList();
            return rest.isEmpty() ? null : rest;
          });
    }
  }
}
