package io.github.contactsv3.client.fields;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.model.CustomFieldInput;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A custom field whose definition is known. Properties of the definition that are unreadable check
 * nothing.
 *
 * @param name what the caller names it by
 * @param definition its definition, with a readable id
 */
record KnownField(String name, FieldDefinition definition) {

  private static final int MAX_SHOWN_OPTIONS = 20;

  String id() {
    return definition.getId();
  }

  /** The form of its values; null if its type is not known. */
  @Nullable FieldKind kind() {
    return definition.property("dataType") instanceof String type ? FieldKind.of(type) : null;
  }

  CustomFieldWriter writer() {
    return new CustomFieldWriter(name, () -> CustomFieldInput.builder().id(id()), this);
  }

  /**
   * Checks that it is read or written as what it is.
   *
   * @param used the form that the caller expects
   * @param others further forms that will do
   */
  void require(FieldKind used, FieldKind... others) {
    FieldKind kind = kind();
    if (kind != null && kind != used && !List.of(others).contains(kind)) {
      throw error(
          "the type is "
              + definition.property("dataType")
              + ": use "
              + kind.method()
              + ", not "
              + used.method());
    }
  }

  /** Checks a value that is to be written. */
  void check(FieldKind used, Object value) {
    require(used);
    if (used == FieldKind.SINGLE) {
      requireOptions(List.of(value));
    } else if (used == FieldKind.MULTIPLE && value instanceof List<?> chosen) {
      requireOptions(chosen);
    }
  }

  private void requireOptions(List<?> chosen) {
    List<String> options = options();
    boolean open = Boolean.TRUE.equals(definition.property("isAllowedCustomOption"));
    if (open || options.isEmpty()) {
      return;
    }
    for (int i = 0; i < chosen.size(); i++) {
      if (!options.contains(chosen.get(i))) {
        String which = chosen.size() == 1 ? "the option" : "option " + (i + 1);
        throw error(which + " is not one of " + shown(options));
      }
    }
  }

  /** The options to choose from; empty if there are none or they are unreadable. */
  List<String> options() {
    return definition.property("picklistOptions") instanceof List<?> list
            && list.stream().allMatch(String.class::isInstance)
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  private static String shown(List<String> options) {
    String first =
        options.stream()
            .limit(MAX_SHOWN_OPTIONS)
            .map(option -> "\"" + option.replaceAll("\\p{Cntrl}", " ") + "\"")
            .collect(Collectors.joining(", "));
    int more = options.size() - MAX_SHOWN_OPTIONS;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  CustomFieldException error(String problem) {
    return new CustomFieldException(name, problem);
  }
}
