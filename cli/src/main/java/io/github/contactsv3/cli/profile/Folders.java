package io.github.contactsv3.cli.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where files are kept: profiles and the key where the system keeps settings, tokens apart where it
 * keeps data.
 *
 * @param settings the folder of profiles and the key
 * @param tokens the folder of encrypted tokens
 */
public record Folders(Path settings, Path tokens) {
  private static final String NAME = "highlevel-contacts";

  /**
   * Returns the usual folders of a system.
   *
   * @param environment {@code CONTACTS_HOME} has both folders, if it is set
   * @param system the name of the operating system
   * @param home the home folder
   * @return the folders, which may not exist
   */
  public static Folders of(Map<String, String> environment, String system, Path home) {
    Path own = path(environment.get("CONTACTS_HOME"));
    if (own != null) {
      return new Folders(own, own.resolve("tokens"));
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path roaming = path(environment.get("APPDATA"));
      Path local = path(environment.get("LOCALAPPDATA"));
      Path settings = (roaming == null ? home.resolve("AppData/Roaming") : roaming).resolve(NAME);
      return new Folders(
          settings,
          (local == null ? home.resolve("AppData/Local") : local).resolve(NAME).resolve("tokens"));
    }
    if (name.startsWith("mac")) {
      Path support = home.resolve("Library/Application Support").resolve(NAME);
      return new Folders(support, support.resolve("tokens"));
    }
    Path config = path(environment.get("XDG_CONFIG_HOME"));
    Path data = path(environment.get("XDG_DATA_HOME"));
    return new Folders(
        (config == null ? home.resolve(".config") : config).resolve(NAME),
        (data == null ? home.resolve(".local/share") : data).resolve(NAME).resolve("tokens"));
  }

  private static @Nullable Path path(@Nullable String value) {
    return value == null || value.isBlank() ? null : Path.of(value);
  }
}
