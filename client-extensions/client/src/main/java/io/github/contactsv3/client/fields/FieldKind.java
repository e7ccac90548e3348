package io.github.contactsv3.client.fields;

import org.jspecify.annotations.Nullable;

/** The forms that values of custom fields have; several types of the service share one. */
enum FieldKind {
  TEXT("text"),
  NUMBER("number"),
  DATE("date"),
  SINGLE("single"),
  MULTIPLE("multiple"),
  FILES("files"),
  TEXT_LIST("textList");

  private final String method;

  FieldKind(String method) {
    this.method = method;
  }

  /** The method of {@link CustomFields} and {@link CustomFieldWriter} for this form. */
  String method() {
    return method;
  }

  /** Returns the form of a type; null if the type is not known, which no caller may refuse. */
  static @Nullable FieldKind of(String dataType) {
    return switch (dataType) {
      case "TEXT", "LARGE_TEXT", "PHONE", "EMAIL", "TIME" -> TEXT;
      case "NUMERICAL", "FLOAT", "MONETORY" -> NUMBER;
      case "DATE" -> DATE;
      case "SINGLE_OPTIONS", "RADIO" -> SINGLE;
      case "MULTIPLE_OPTIONS", "CHECKBOX" -> MULTIPLE;
      case "FILE_UPLOAD", "SIGNATURE" -> FILES;
      case "TEXTBOX_LIST" -> TEXT_LIST;
      default -> null;
    };
  }
}
