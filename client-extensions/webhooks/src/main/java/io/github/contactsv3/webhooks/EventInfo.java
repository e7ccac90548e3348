package io.github.contactsv3.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * What every event says of itself. Immutable; its text holds no personal data.
 *
 * @param id the id of the event, the same in every delivery of it; if the service sent none that
 *     can be used, a hash of the body that starts with {@code body-}
 * @param type the type as the service writes it, such as {@code ContactCreate}
 * @param locationId the location in which it happened; empty if it concerns a whole company
 * @param appId the app that it was sent to; empty if the service did not say
 * @param timestamp when it was sent for the first time; empty if the service did not say
 */
public record EventInfo(
    String id,
    String type,
    Optional<String> locationId,
    Optional<String> appId,
    Optional<Instant> timestamp) {}
