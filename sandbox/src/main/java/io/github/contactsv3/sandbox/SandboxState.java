package io.github.contactsv3.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  final DeletedIds deleted = new DeletedIds();
  private final Map<String, LocationState> locations;

  SandboxState(
      SandboxOptions options,
      SandboxClock clock,
      QuotaLedger quota,
      Ids ids,
      KnownIds known,
      TokenRegistry tokens,
      List<Operation> operations,
      Map<String, LocationState> locations) {
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
  }

  LocationState location(String id) {
    return Objects.requireNonNull(locations.get(id), id);
  }

  /** Ids of all locations, sorted. */
  List<String> locationIds() {
    return locations.keySet().stream().sorted().toList();
  }

  @Nullable LocationState findLocation(String id) {
    return locations.get(id);
  }

  /** Whether a location other than the given one has the contact. */
  boolean isElsewhere(String contactId, LocationState here) {
    return locations.values().stream()
        .anyMatch(location -> location != here && location.find(contactId) != null);
  }

  long now() {
    return clock.now().toEpochMilli();
  }

  /** Brings back the custom fields that the locations had in the beginning. */
  void resetCustomFields() {
    locations.values().forEach(location -> location.customFields().reset());
  }

  void clear() {
    locations.values().forEach(LocationState::clear);
    deleted.clear();
  }

  SandboxSnapshot snapshot() {
    Map<String, List<Contact>> contacts = new HashMap<>();
    locations.forEach((id, location) -> contacts.put(id, location.snapshot()));
    return new SandboxSnapshot(this, contacts);
  }

  void restore(SandboxSnapshot snapshot) {
    if (snapshot.owner != this) {
      throw new IllegalArgumentException("the snapshot is of another sandbox");
    }
    deleted.clear();
    snapshot.contacts.forEach((id, contacts) -> location(id).restore(contacts));
  }
}
