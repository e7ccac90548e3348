package io.github.contactsv3.webhooks;

/**
 * An event of a type that this version does not know, kept as it is.
 *
 * @param info id, type, location and time
 * @param json the whole body. Treat it as personal data; {@code toString} hides it
 */
public record UnknownEvent(EventInfo info, String json) implements WebhookEvent {
  @Override
  public String toString() {
    return "UnknownEvent[info=" + info + ", json=***]";
  }
}
