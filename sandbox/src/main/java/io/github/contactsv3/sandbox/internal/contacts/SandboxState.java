package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.internal.data.DataFileException;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.github.contactsv3.sandbox.internal.values.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State shared by the handlers: settings, ids and the locations with their contacts. */
public final class SandboxState {

  private final SandboxOptions options;
  private final AdjustableClock clock;
  private final Ids ids;
  private final KnownIds known;
  private final DeletedIds deleted;
  private final ChangeLog journal;
  private final Locations locations;

  public SandboxState(
      SandboxOptions options,
      AdjustableClock clock,
      Ids ids,
      KnownIds known,
      Locations locations,
      ChangeLog journal) {
    this.options = options;
    this.clock = clock;
    this.ids = ids;
    this.known = known;
    this.locations = locations;
    this.journal = journal;
    this.deleted = new DeletedIds(journal);
  }

  public SandboxOptions options() {
    return options;
  }

  public AdjustableClock clock() {
    return clock;
  }

  public Ids ids() {
    return ids;
  }

  public KnownIds known() {
    return known;
  }

  public DeletedIds deleted() {
    return deleted;
  }

  public ChangeLog journal() {
    return journal;
  }

  public Locations locations() {
    return locations;
  }

  /**
   * Returns a location.
   *
   * @throws ApiError if there is none: it was added after the start, and a reset has removed it
   */
  public LocationState location(String id) {
    LocationState location = locations.find(id);
    if (location == null) {
      throw ApiError.unauthorized("This location is not accessible from this token!");
    }
    return location;
  }

  /** Ids of all locations, sorted. */
  public List<String> locationIds() {
    return locations.sorted().stream().map(location -> location.id).toList();
  }

  public @Nullable LocationState findLocation(String id) {
    return locations.find(id);
  }

  /** Returns whether a location other than the given one has the contact. */
  public boolean isElsewhere(String contactId, LocationState here) {
    return locations.all().stream()
        .anyMatch(location -> location != here && location.find(contactId) != null);
  }

  public long now() {
    return clock.now().toEpochMilli();
  }

  /** Brings back the custom fields that the locations had in the beginning. */
  public void resetCustomFields() {
    locations.all().forEach(location -> location.customFields().reset());
  }

  public void clear() {
    journal.batch(
        () -> {
          locations.all().forEach(LocationState::clear);
          deleted.clear();
          return true;
        });
  }

  public ContactsSnapshot snapshot() {
    Map<String, List<Contact>> contacts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (LocationState location : locations.all()) {
      contacts.put(location.id, location.snapshot());
      names.put(location.id, location.name);
    }
    return new ContactsSnapshot(this, contacts, names);
  }

  /** Brings the contacts back; locations that were added since are emptied. */
  public void restore(ContactsSnapshot snapshot) {
    if (snapshot.owner() != this) {
      throw new IllegalArgumentException("the snapshot is of another sandbox");
    }
    journal.batch(
        () -> {
          deleted.clear();
          snapshot.locations().forEach(this::addIfAbsent);
          for (LocationState location : locations.all()) {
            location.restore(snapshot.contacts().getOrDefault(location.id, List.of()));
          }
          return true;
        });
  }

  private void addIfAbsent(String id, String name) {
    if (locations.find(id) == null) {
      addLocation(id, name);
    }
  }

  /**
   * Adds a location.
   *
   * @return false if there is one with this id
   */
  public boolean addLocation(String id, String name) {
    journal.enter();
    try {
      LocationState added = locations.add(id, name);
      if (added != null) {
        journal.location(added);
      }
      return added != null;
    } catch (DataFileException e) {
      locations.remove(id);
      throw e;
    } finally {
      journal.exit();
    }
  }

  /** Removes the locations with other ids, which are empty. */
  public void retainLocations(Set<String> ids) {
    journal.enter();
    try {
      for (String id : locationIds()) {
        if (!ids.contains(id)) {
          journal.removeLocation(id);
        }
      }
      locations.retain(ids);
    } finally {
      journal.exit();
    }
  }
}
