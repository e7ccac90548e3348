package io.github.contactsv3.sandbox;

import java.net.URI;

/**
 * One attempt of the sandbox to deliver a webhook. Immutable.
 *
 * @param eventId the id of the event, the same for all its attempts
 * @param type its type, such as {@code ContactCreate}
 * @param url where it went
 * @param attempt the number of the attempt, from 1; 0 if the event was dropped because ten thousand
 *     waited before it
 * @param status the HTTP status of the response, or 0 if there was none within 5 s
 */
public record WebhookDelivery(String eventId, String type, URI url, int attempt, int status) {}
