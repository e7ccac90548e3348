package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives every change of contacts, locations and custom fields before it takes effect. An
 * implementation may write them down; it throws if it cannot, and the change is then not made.
 * Thread-safe.
 */
public interface ChangeLog {

  /** Returns whether changes are written down. */
  boolean isOn();

  /** Begins a change; to be followed by {@link #exit}. */
  void enter();

  /** Ends a change. */
  void exit();

  /** A contact is added or replaced. */
  void put(Contact contact);

  /** A contact is removed. */
  void remove(Contact contact);

  /** The id of a contact is remembered as deleted. */
  void deleted(String locationId, String contactId);

  /** Deleted ids are forgotten: of a location, or of all if it is null. */
  void forget(@Nullable String locationId);

  /** A location is added. */
  void location(LocationState location);

  /** A location is removed. */
  void removeLocation(String locationId);

  /** The custom fields of a location are replaced. */
  void customFields(String locationId, Iterable<CustomFieldDefinition> fields);

  /**
   * Makes changes that are written down all together or not at all.
   *
   * @param changes the changes
   * @param <T> type of the result
   * @return the result
   */
  <T> T batch(Supplier<T> changes);
}
