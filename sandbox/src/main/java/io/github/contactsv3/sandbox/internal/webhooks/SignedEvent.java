package io.github.contactsv3.sandbox.internal.webhooks;

/**
 * An event as it is sent. Retries and copies are the same bytes.
 *
 * @param id its id
 * @param type its type
 * @param body the JSON
 * @param signature of its bytes in UTF-8
 */
record SignedEvent(String id, String type, String body, String signature) {}
