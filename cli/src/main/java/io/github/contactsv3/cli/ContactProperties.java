package io.github.contactsv3.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.UpsertContactRequest;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of the properties of contacts, as the models have them. */
final class ContactProperties {
  private static final Set<String> READ = names(ContactSummary.class, Contact.class);
  private static final Set<String> WRITTEN = names(UpsertContactRequest.class);

  private ContactProperties() {}

  /** Returns the names of a contact that was found. */
  static Set<String> found() {
    return names(ContactSummary.class);
  }

  /** Returns the names of a custom field. */
  static Set<String> ofFields() {
    return names(FieldDefinition.class);
  }

  /** Returns whether responses have a property that requests have not. */
  static boolean isReadOnly(String name, String property) {
    return name.equals("locationId") || (READ.contains(name) && !WRITTEN.contains(property));
  }

  /** Returns the question whether a name that differs in capitals and signs only was meant. */
  static Optional<String> similar(String name, Collection<String> known) {
    String letters = letters(name);
    return known.stream()
        .filter(one -> letters(one).equals(letters))
        .findFirst()
        .map(one -> ": do you mean " + one + "?");
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Set<String> names(Class<?>... models) {
    Set<String> names = new TreeSet<>();
    for (Class<?> model : models) {
      for (Method method : model.getMethods()) {
        Optional.ofNullable(method.getAnnotation(JsonProperty.class))
            .ifPresent(property -> names.add(property.value()));
      }
    }
    return names;
  }
}
