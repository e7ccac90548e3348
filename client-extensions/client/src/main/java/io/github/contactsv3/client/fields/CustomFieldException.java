package io.github.contactsv3.client.fields;

/**
 * Thrown if the value of a custom field does not have the type that it is read as. The message
 * names the field and the kind of value, never the value.
 */
public final class CustomFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CustomFieldException(String message) {
    super(message);
  }
}
