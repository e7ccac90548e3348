package io.github.contactsv3.sandbox.internal.contacts;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Do-not-disturb state of one channel. */
public record DndSetting(String status, @Nullable String message, @Nullable String code) {

  /** A state that the contact chose and the API cannot lift. */
  public static final String PERMANENT = "permanent";

  /** The states there are. */
  public static final Set<String> STATUSES = Set.of("active", "inactive", PERMANENT);

  /** The channels. */
  public enum Channel {
    CALL("call", "Call"),
    EMAIL("email", "Email"),
    SMS("sms", "SMS"),
    WHATS_APP("whatsApp", "WhatsApp"),
    GMB("gmb", "GMB"),
    FB("fb", "FB");

    private static final Map<String, Channel> BY_NAME = byName();

    /** Name in bodies of version v3. */
    public final String wireName;

    /** Name in filters and in bodies of older versions (highlevel-api-docs#279). */
    public final String filterName;

    Channel(String wireName, String filterName) {
      this.wireName = wireName;
      this.filterName = filterName;
    }

    /** The channel of a name in either spelling. */
    public static @Nullable Channel of(String name) {
      return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Channel> byName() {
      Map<String, Channel> names = new TreeMap<>();
      for (Channel channel : values()) {
        names.put(channel.wireName.toLowerCase(Locale.ROOT), channel);
      }
      return names;
    }
  }
}
