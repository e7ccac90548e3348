package io.github.contactsv3.sandbox;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the handlers share: settings, ids and the locations with their contacts. */
final class SandboxState {

  final SandboxOptions options;
  final Ids ids;
  private final Map<String, LocationState> locations;

  SandboxState(SandboxOptions options, Ids ids, Map<String, LocationState> locations) {
    this.options = options;
    this.ids = ids;
    this.locations = locations;
  }

  LocationState location(String id) {
    return Objects.requireNonNull(locations.get(id), id);
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
    return options.clock().millis();
  }

  void clear() {
    locations.values().forEach(LocationState::clear);
  }
}
