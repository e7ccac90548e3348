package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.FieldKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields of one location, in the order they were added. No two have the same id or the
 * same key. Thread-safe: readers see the fields before or after a change, never in between.
 */
public final class CustomFieldCatalog {

  private final Set<Assumption> assumptions;
  private final Map<String, CustomFieldDefinition> beginning;
  private final ReentrantLock changes = new ReentrantLock();

  private final ChangeLog journal;
  private final String locationId;

  /** Replaced as a whole, never changed. */
  private volatile Map<String, CustomFieldDefinition> byId;

  public CustomFieldCatalog(
      String locationId,
      Collection<CustomFieldDefinition> fields,
      Set<Assumption> assumptions,
      ChangeLog journal) {
    this.locationId = locationId;
    this.journal = journal;
    this.assumptions = assumptions;
    Map<String, CustomFieldDefinition> first = new LinkedHashMap<>();
    fields.forEach(field -> put(first, field));
    this.beginning = first;
    this.byId = first;
  }

  /** Returns whether there are others than in the beginning. */
  public boolean isChanged() {
    return !byId.equals(beginning);
  }

  /** Takes fields that have been recorded. */
  public void load(Collection<CustomFieldDefinition> fields) {
    Map<String, CustomFieldDefinition> loaded = new LinkedHashMap<>();
    fields.forEach(field -> put(loaded, field));
    byId = loaded;
  }

  /** Every field, those of opportunities too. */
  public List<CustomFieldDefinition> all() {
    return List.copyOf(byId.values());
  }

  /** The fields that contacts have. */
  public List<CustomFieldDefinition> contactFields() {
    return byId.values().stream().filter(CustomFieldCatalog::isOfContacts).toList();
  }

  public @Nullable CustomFieldDefinition contactFieldById(String id) {
    CustomFieldDefinition field = byId.get(id);
    return field != null && isOfContacts(field) ? field : null;
  }

  /**
   * Finds the field that a write to a contact names; the id decides if both are given.
   *
   * @return the field, or null if the value is to be ignored (observed, n8n-io/n8n#20474)
   * @throws ApiError if there is no such field and that is assumed to be an error
   */
  public @Nullable CustomFieldDefinition written(@Nullable String id, @Nullable String key) {
    CustomFieldDefinition field = id == null ? contactFieldByKey(key) : contactFieldById(id);
    if (field == null && assumptions.contains(Assumption.UNKNOWN_CUSTOM_FIELD_IS_400)) {
      throw ApiError.refused(
          id == null
              ? "Custom field with key " + key + " not found"
              : "Custom field with id " + id + " not found");
    }
    return field;
  }

  /** By a key, which clients write with and without the prefix {@code contact.}. */
  private @Nullable CustomFieldDefinition contactFieldByKey(@Nullable String key) {
    if (key == null) {
      return null;
    }
    String prefix = FieldKeys.prefix(CustomFieldDefinition.Model.CONTACT);
    return first(key.startsWith(prefix) ? key : prefix + key);
  }

  /** Finds a field by its id, or by its key with the prefix of its model. */
  public @Nullable CustomFieldDefinition find(String idOrKey) {
    CustomFieldDefinition field = byId.get(idOrKey);
    return field == null ? first(idOrKey) : field;
  }

  /**
   * Adds a field, or puts it in the place of those with its id or key.
   *
   * @return the fields before
   */
  public List<CustomFieldDefinition> put(CustomFieldDefinition field) {
    return List.copyOf(change(fields -> put(fields, field)).values());
  }

  public void remove(String id) {
    change(fields -> fields.remove(id));
  }

  private Map<String, CustomFieldDefinition> change(
      Consumer<Map<String, CustomFieldDefinition>> change) {
    journal.enter();
    changes.lock();
    try {
      Map<String, CustomFieldDefinition> before = byId;
      Map<String, CustomFieldDefinition> after = new LinkedHashMap<>(before);
      change.accept(after);
      journal.customFields(locationId, after.values());
      byId = after;
      return before;
    } finally {
      changes.unlock();
      journal.exit();
    }
  }

  /** Brings back the fields that there were in the beginning. */
  void reset() {
    if (!byId.equals(beginning)) {
      change(
          fields -> {
            fields.clear();
            fields.putAll(beginning);
          });
    }
  }

  private @Nullable CustomFieldDefinition first(String fieldKey) {
    return byId.values().stream()
        .filter(field -> field.fieldKey().equals(fieldKey))
        .findFirst()
        .orElse(null);
  }

  private static boolean isOfContacts(CustomFieldDefinition field) {
    return field.model() == CustomFieldDefinition.Model.CONTACT;
  }

  private static void put(Map<String, CustomFieldDefinition> fields, CustomFieldDefinition field) {
    // With the same id it keeps its place.
    fields
        .values()
        .removeIf(
            other -> other.fieldKey().equals(field.fieldKey()) && !other.id().equals(field.id()));
    fields.put(field.id(), field);
  }
}
