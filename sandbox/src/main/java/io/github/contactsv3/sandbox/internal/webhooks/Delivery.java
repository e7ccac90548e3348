package io.github.contactsv3.sandbox.internal.webhooks;

import java.net.URI;

/**
 * One attempt to deliver an event.
 *
 * @param eventId the id of the event
 * @param type its type
 * @param url where it went
 * @param attempt the number of the attempt, from 1
 * @param status the HTTP status, or 0 if there was no response
 */
public record Delivery(String eventId, String type, URI url, int attempt, int status) {
  boolean isTaken() {
    return status >= 200 && status < 300;
  }
}
