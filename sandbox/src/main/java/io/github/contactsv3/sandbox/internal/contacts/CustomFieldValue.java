package io.github.contactsv3.sandbox.internal.contacts;

/**
 * Value of a custom field of a contact.
 *
 * @param fieldId id of the field
 * @param value a string, number, list of strings or map, as the field's type has it; immutable
 */
public record CustomFieldValue(String fieldId, Object value) {}
