package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Names of the channels of DND as versions before v3 wrote them. */
final class DndNames {

  private DndNames() {}

  /** Renames the channels in the contacts of an answer. */
  static void toOld(ObjectNode answer) {
    rename(answer.path("contact"));
    answer.path("contacts").forEach(DndNames::rename);
  }

  private static void rename(JsonNode contact) {
    if (contact.path("dndSettings") instanceof ObjectNode settings) {
      for (DndSetting.Channel channel : DndSetting.Channel.values()) {
        JsonNode setting = settings.remove(channel.wireName);
        if (setting != null) {
          settings.set(channel.filterName, setting);
        }
      }
    }
  }
}
