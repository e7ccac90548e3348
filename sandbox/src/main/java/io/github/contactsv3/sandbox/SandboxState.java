package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.data.DataFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the handlers share: settings, ids and the locations with their contacts. */
final class SandboxState {

  final SandboxOptions options;
  final SandboxClock clock;
  final QuotaLedger quota;
  final Ids ids;
  final Faults faults;
  final RequestLog requests;
  final KnownIds known;
  final TokenRegistry tokens;
  final List<Operation> operations;
  final DeletedIds deleted;
  final Journal journal;
  final Locations locations;

  SandboxState(
      SandboxOptions options,
      SandboxClock clock,
      QuotaLedger quota,
      Ids ids,
      KnownIds known,
      TokenRegistry tokens,
      List<Operation> operations,
      Locations locations,
      Journal journal) {
    this.options = options;
    this.clock = clock;
    this.quota = quota;
    this.ids = ids;
    this.known = known;
    this.tokens = tokens;
    this.operations = operations;
    Set<String> names =
        operations.stream().map(Operation::id).collect(Collectors.toUnmodifiableSet());
    this.faults = new Faults(names);
    this.requests = new RequestLog(names);
    this.locations = locations;
    this.journal = journal;
    this.deleted = new DeletedIds(journal);
  }

  /**
   * Returns a location.
   *
   * @throws ApiError if there is none: it was added after the start, and a reset has removed it
   */
  LocationState location(String id) {
    LocationState location = locations.find(id);
    if (location == null) {
      throw ApiError.unauthorized("This location is not accessible from this token!");
    }
    return location;
  }

  /** Ids of all locations, sorted. */
  List<String> locationIds() {
    return locations.sorted().stream().map(location -> location.id).toList();
  }

  @Nullable LocationState findLocation(String id) {
    return locations.find(id);
  }

  /** Whether a location other than the given one has the contact. */
  boolean isElsewhere(String contactId, LocationState here) {
    return locations.all().stream()
        .anyMatch(location -> location != here && location.find(contactId) != null);
  }

  long now() {
    return clock.now().toEpochMilli();
  }

  /** Brings back the custom fields that the locations had in the beginning. */
  void resetCustomFields() {
    locations.all().forEach(location -> location.customFields().reset());
  }

  void clear() {
    journal.batch(
        () -> {
          locations.all().forEach(LocationState::clear);
          deleted.clear();
          return true;
        });
  }

  SandboxSnapshot snapshot() {
    Map<String, List<Contact>> contacts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (LocationState location : locations.all()) {
      contacts.put(location.id, location.snapshot());
      names.put(location.id, location.name);
    }
    return new SandboxSnapshot(this, contacts, names);
  }

  /** Brings the contacts back; locations that were added since are emptied. */
  void restore(SandboxSnapshot snapshot) {
    if (snapshot.owner != this) {
      throw new IllegalArgumentException("the snapshot is of another sandbox");
    }
    journal.batch(
        () -> {
          deleted.clear();
          snapshot.locations.forEach(this::addIfAbsent);
          for (LocationState location : locations.all()) {
            location.restore(snapshot.contacts.getOrDefault(location.id, List.of()));
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
  boolean addLocation(String id, String name) {
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
  void retainLocations(Set<String> ids) {
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
