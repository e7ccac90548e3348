package io.github.contactsv3.client.fields;

/**
 * The value of a custom field is not what it was read as. The message names the field and the kind
 * of value, never the value.
 */
public final class CustomFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CustomFieldException(String message) {
    super(message);
  }
}
