package io.github.contactsv3.client.fields;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.fields.api.CustomFieldsApi;
import io.github.contactsv3.fields.api.CustomFieldsApi.ListCustomFieldsQuery;
import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.fields.model.FieldFilter;
import io.github.contactsv3.model.CustomField;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.model.ReadContact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields that contacts of a location have: reads and writes values by key or name, and
 * checks them by the types and options that the location has set. The service itself silently
 * ignores a wrong key or a value in a wrong format.
 *
 * <p>A field is named by its id, by its key with or without {@code contact.}, or by its name as
 * people see it, in any case; an id goes before a key and a key before a name. Keys stay when
 * people rename a field.
 *
 * <p>The definitions are loaded by one request when they are first needed, and again when they are
 * older than {@link #maxAge}, 10 minutes by default; {@link #refresh} loads them at once. A load
 * that fails throws, even where there are older definitions. The token needs the scope {@code
 * locations/customFields.readonly}. Thread-safe; threads that need the definitions at the same time
 * share one request.
 *
 * <p>Methods that need the definitions throw {@link
 * io.github.contactsv3.errors.ContactsApiException} if they can't be loaded.
 */
public final class CustomFieldCatalog {

  private static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(10);
  private static final Duration LONGEST_MAX_AGE = Duration.ofDays(30);

  private final FieldCache cache;
  private final Duration maxAge;

  private CustomFieldCatalog(FieldCache cache, Duration maxAge) {
    this.cache = cache;
    this.maxAge = maxAge;
  }

  /**
   * Creates a catalogue that loads the definitions of a location.
   *
   * @param api loads them
   * @param locationId supplies the id of the location
   * @param clock tells how old they are
   * @return a catalogue, nothing loaded yet
   */
  public static CustomFieldCatalog of(
      CustomFieldsApi api, Supplier<String> locationId, Clock clock) {
    ListCustomFieldsQuery ofContacts =
        ListCustomFieldsQuery.builder().model(FieldFilter.CONTACT).build();
    Supplier<FieldIndex> loader =
        () -> new FieldIndex(api.listCustomFields(locationId.get(), ofContacts).getCustomFields());
    return new CustomFieldCatalog(new FieldCache(loader, clock), DEFAULT_MAX_AGE);
  }

  /**
   * Creates a catalogue of given definitions, which makes no requests: for tests, and for
   * definitions that an application keeps itself.
   *
   * @param definitions the definitions
   * @return a catalogue
   */
  public static CustomFieldCatalog of(List<FieldDefinition> definitions) {
    FieldIndex index = new FieldIndex(List.copyOf(definitions));
    return new CustomFieldCatalog(new FieldCache(() -> index, Clock.system()), DEFAULT_MAX_AGE);
  }

  /**
   * Returns a catalogue that accepts definitions up to another age; both share what is loaded.
   *
   * @param maxAge up to 30 days; 0 loads them each time
   * @return the catalogue
   * @throws IllegalArgumentException if it is out of range
   */
  public CustomFieldCatalog maxAge(Duration maxAge) {
    return new CustomFieldCatalog(
        cache, Ranges.check("maxAge", maxAge, Duration.ZERO, LONGEST_MAX_AGE));
  }

  /**
   * Loads the definitions at once, such as after a change of a field.
   *
   * @return this
   */
  public CustomFieldCatalog refresh() {
    cache.refresh();
    return this;
  }

  /**
   * Returns the definitions, with types and options.
   *
   * @return the definitions of the fields of contacts, in the order of the response
   */
  public List<FieldDefinition> definitions() {
    return index().definitions();
  }

  /**
   * Finds a field.
   *
   * @param field its id, key or name
   * @return its definition; empty if the location has no such field
   * @throws CustomFieldException if several fields have this name
   */
  public Optional<FieldDefinition> find(String field) {
    return index().find(field).map(KnownField::definition);
  }

  /**
   * Returns the id of a field, by which search filters name it.
   *
   * @param field its id, key or name
   * @return its id
   * @throws CustomFieldException if the location has no such field, or several with this name
   */
  public String id(String field) {
    return index().require(field).id();
  }

  /**
   * Returns a writer for a field, which checks type and options.
   *
   * @param field its id, key or name
   * @return the writer; its methods throw a {@link CustomFieldException} for a value of another
   *     type and for an option that the field does not have
   * @throws CustomFieldException if the location has no such field, or several with this name
   */
  public CustomFieldWriter write(String field) {
    return index().require(field).writer();
  }

  /**
   * Writes a value from a text, such as a cell of a table or the input of a form: a number with a
   * point, a date whose year is clear, options with semicolons between.
   *
   * @param field its id, key or name
   * @param text the value, not blank; white space around it is ignored
   * @return the field with the value
   * @throws CustomFieldException if the location has no such field, or several with this name; if
   *     the text does not fit the type, is blank or no option; if the field holds files or a list
   *     of texts
   */
  public CustomFieldInput parse(String field, String text) {
    return FieldText.parse(index().require(field), text);
  }

  /**
   * Reads the custom fields of a contact by id, key or name, each by its type.
   *
   * @param contact the contact
   * @return its fields; each method throws a {@link CustomFieldException} for a field that the
   *     location does not have or that has another type
   * @throws io.github.contactsv3.errors.DecodingException if the fields of the contact are
   *     unreadable
   */
  public CustomFields read(ReadContact contact) {
    return read(contact.getCustomFields());
  }

  /**
   * Reads custom fields by id, key or name, each by its type.
   *
   * @param fields what a contact has, or null
   * @return the fields, as those of {@link #read(ReadContact)}
   */
  public CustomFields read(@Nullable List<CustomField> fields) {
    return CustomFields.of(fields, index());
  }

  private FieldIndex index() {
    return cache.get(maxAge);
  }
}
