package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A custom field such as {@code tier:RADIO:Free|Paid}. */
final class CustomFieldOption implements ITypeConverter<CustomFieldDefinition> {

  private static final Set<CustomFieldDefinition.Type> WITH_OPTIONS =
      EnumSet.of(
          CustomFieldDefinition.Type.SINGLE_OPTIONS,
          CustomFieldDefinition.Type.RADIO,
          CustomFieldDefinition.Type.CHECKBOX,
          CustomFieldDefinition.Type.MULTIPLE_OPTIONS,
          CustomFieldDefinition.Type.TEXTBOX_LIST);

  @Override
  public CustomFieldDefinition convert(String value) {
    String[] parts = value.split(":", 3);
    if (parts.length < 2 || parts[0].isBlank()) {
      throw new TypeConversionException(
          "'" + value + "' is not KEY:TYPE or KEY:TYPE:OPTION|OPTION");
    }
    CustomFieldDefinition.Type type = type(parts[1]);
    String[] options = parts.length == 2 ? new String[0] : parts[2].split("\\|", -1);
    if (options.length > 0 && !WITH_OPTIONS.contains(type)) {
      throw new TypeConversionException("'" + value + "': " + type + " has no options");
    }
    if (Stream.of(options).anyMatch(String::isBlank)) {
      throw new TypeConversionException("'" + value + "': an option is blank");
    }
    return CustomFieldDefinition.of(parts[0], type, options);
  }

  private static CustomFieldDefinition.Type type(String name) {
    for (CustomFieldDefinition.Type type : CustomFieldDefinition.Type.values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return type;
      }
    }
    throw new TypeConversionException(
        "'"
            + name
            + "' is none of the types "
            + Stream.of(CustomFieldDefinition.Type.values())
                .map(CustomFieldDefinition.Type::name)
                .collect(Collectors.joining(", ")));
  }
}
