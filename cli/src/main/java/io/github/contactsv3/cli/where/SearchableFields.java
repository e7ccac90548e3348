package io.github.contactsv3.cli.where;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.CustomFieldRef;
import io.github.contactsv3.search.Field;
import io.github.contactsv3.search.Sort;
import io.github.contactsv3.search.SortableBooleanField;
import io.github.contactsv3.search.SortableDateField;
import io.github.contactsv3.search.SortableKeywordField;
import io.github.contactsv3.search.SortableTextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of fields in conditions and sort orders: those of the contacts that are printed. */
public final class SearchableFields {
  /** Begins the name of a custom field. */
  public static final String CUSTOM = "custom.";

  private static final Map<String, Field> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("id", ContactFields.ID);
    BY_NAME.put("contactName", ContactFields.CONTACT_NAME);
    BY_NAME.put("firstName", ContactFields.FIRST_NAME);
    BY_NAME.put("lastName", ContactFields.LAST_NAME);
    BY_NAME.put("email", ContactFields.EMAIL);
    BY_NAME.put("phone", ContactFields.PHONE);
    BY_NAME.put("tags", ContactFields.TAGS);
    BY_NAME.put("dateAdded", ContactFields.DATE_ADDED);
    BY_NAME.put("dateUpdated", ContactFields.DATE_UPDATED);
    BY_NAME.put("dateOfBirth", ContactFields.DATE_OF_BIRTH);
    BY_NAME.put("companyName", ContactFields.COMPANY_NAME);
    BY_NAME.put("businessName", ContactFields.BUSINESS_NAME);
    BY_NAME.put("address", ContactFields.ADDRESS);
    BY_NAME.put("city", ContactFields.CITY);
    BY_NAME.put("state", ContactFields.STATE);
    BY_NAME.put("postalCode", ContactFields.POSTAL_CODE);
    BY_NAME.put("country", ContactFields.COUNTRY);
    BY_NAME.put("timezone", ContactFields.TIMEZONE);
    BY_NAME.put("website", ContactFields.WEBSITE);
    BY_NAME.put("source", ContactFields.SOURCE);
    BY_NAME.put("type", ContactFields.TYPE);
    BY_NAME.put("assignedTo", ContactFields.ASSIGNED_TO);
    BY_NAME.put("followers", ContactFields.FOLLOWERS);
    BY_NAME.put("activeWorkflows", ContactFields.ACTIVE_WORKFLOWS);
    BY_NAME.put("finishedWorkflows", ContactFields.FINISHED_WORKFLOWS);
    BY_NAME.put("dnd", ContactFields.DND);
    BY_NAME.put("validEmail", ContactFields.VALID_EMAIL);
    BY_NAME.put("validWhatsapp", ContactFields.VALID_WHATSAPP);
    BY_NAME.put("lastEmailClicked", ContactFields.LAST_EMAIL_CLICKED);
    BY_NAME.put("lastEmailOpened", ContactFields.LAST_EMAIL_OPENED);
    BY_NAME.put("lastAppointment", ContactFields.LAST_APPOINTMENT);
  }

  private SearchableFields() {}

  /**
   * Returns the names of the fields, without custom fields.
   *
   * @return the names, the ones used most first
   */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  static Optional<Field> find(String name) {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The service searches a custom field by its id, with the operators of its type. */
  static Optional<Field> custom(FieldDefinition definition) {
    CustomFieldRef field = ContactFields.customField(definition.getId());
    return Optional.ofNullable(custom(field, type(definition)));
  }

  static String type(FieldDefinition definition) {
    return String.valueOf(definition.getDataType()).toUpperCase(Locale.ROOT);
  }

  private static @Nullable Field custom(CustomFieldRef field, String type) {
    return switch (type) {
      case "NUMERICAL", "FLOAT", "MONETORY", "MONETARY" -> field.number();
      case "DATE" -> field.date();
      case "SINGLE_OPTIONS", "MULTIPLE_OPTIONS", "RADIO", "CHECKBOX" -> field.options();
      // Only each box of a list can be searched, by an id that nobody knows by heart.
      case "TEXTBOX_LIST", "FILE_UPLOAD", "SIGNATURE" -> null;
      default -> field.text();
    };
  }

  /**
   * Reads a sort order.
   *
   * @param text a name, with {@code :desc} for the reverse order
   * @return the order; null if no result can be sorted so
   */
  public static @Nullable Sort sort(String text) {
    boolean descending = text.endsWith(":desc");
    String name = text.replaceFirst(":(asc|desc)$", "");
    Field field = find(name).orElse(null);
    if (field instanceof SortableDateField dates) {
      return descending ? dates.desc() : dates.asc();
    }
    if (field instanceof SortableTextField texts) {
      return descending ? texts.desc() : texts.asc();
    }
    if (field instanceof SortableKeywordField keywords) {
      return descending ? keywords.desc() : keywords.asc();
    }
    if (field instanceof SortableBooleanField flags) {
      return descending ? flags.desc() : flags.asc();
    }
    return null;
  }

  /**
   * Returns what {@link #sort} takes.
   *
   * @return the names
   */
  public static List<String> sortable() {
    return names().stream().filter(name -> sort(name) != null).toList();
  }
}
