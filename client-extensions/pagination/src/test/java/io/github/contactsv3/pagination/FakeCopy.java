package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ContactSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A copy of a location that commits contacts and watermark together, and may crash. */
final class FakeCopy implements SyncSink {

  /** A version of a contact. */
  record Version(String id, Instant updated) {}

  final Map<String, ContactSummary> contacts = new HashMap<>();
  final List<String> delivered = new ArrayList<>();
  String watermark = SyncWatermark.start().toString();

  /** Whether to crash, asked before and after each commit. */
  BooleanSupplier crash = () -> false;

  private final Set<Version> applied = new HashSet<>();

  @Override
  public void accept(List<ContactSummary> page, SyncWatermark next) {
    assertThat(page).isNotEmpty();
    crashMaybe();
    for (ContactSummary contact : page) {
      delivered.add(contact.getId());
      Instant updated = contact.getDateUpdated().toInstant();
      ContactSummary held = contacts.get(contact.getId());
      if (held == null || held.getDateUpdated().toInstant().isBefore(updated)) {
        contacts.put(contact.getId(), contact);
        assertThat(applied.add(new Version(contact.getId(), updated))).isTrue();
      }
    }
    watermark = next.toString();
    crashMaybe();
  }

  void crashMaybe() {
    if (crash.getAsBoolean()) {
      throw new IllegalStateException("crashed");
    }
  }

  /** What differs from a location, apart from contacts that were deleted there. */
  void assertHasAllOf(FakeLocation location) {
    Map<String, Long> there = new HashMap<>();
    Map<String, Long> here = new HashMap<>();
    for (FakeLocation.Person person : location.people().values()) {
      there.put(person.id(), person.updated());
      ContactSummary held = contacts.get(person.id());
      here.put(person.id(), held == null ? 0L : held.getDateUpdated().toInstant().toEpochMilli());
    }
    assertThat(here).isEqualTo(there);
  }
}
