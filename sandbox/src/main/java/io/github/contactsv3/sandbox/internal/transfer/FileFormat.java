package io.github.contactsv3.sandbox.internal.transfer;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Format of a file of contacts. */
public enum FileFormat {
  /**
   * A JSON object on each line, with everything a contact has: also its notes, tasks and
   * appointments. What is exported and imported again is the same.
   */
  JSON_LINES("application/x-ndjson", ".jsonl", ".ndjson"),

  /**
   * Comma-separated values (RFC 4180) with a header. Carries the properties of a contact, tags,
   * custom fields, dates and do-not-disturb states; not notes, tasks, appointments, campaigns and
   * workflows.
   */
  CSV("text/csv", ".csv");

  public final String mediaType;
  public final String extension;
  private final String otherExtension;

  FileFormat(String mediaType, String extension, String otherExtension) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.otherExtension = otherExtension;
  }

  FileFormat(String mediaType, String extension) {
    this(mediaType, extension, extension);
  }

  /**
   * Format of a file by its name: {@code .jsonl} or {@code .ndjson}, and {@code .csv}.
   *
   * @param file the file
   * @return the format
   * @throws IllegalArgumentException if the name ends otherwise
   */
  public static FileFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (FileFormat format : values()) {
      if (name.endsWith(format.extension) || name.endsWith(format.otherExtension)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "the name of " + file + " ends in neither .jsonl, .ndjson nor .csv");
  }

  /** The format with a name, which is that of its files without the dot. */
  public static FileFormat named(String name) {
    for (FileFormat format : values()) {
      if (format.extension.equals("." + name) || format.otherExtension.equals("." + name)) {
        return format;
      }
    }
    throw new IllegalArgumentException("format is neither jsonl nor csv: " + name);
  }

  /** The format that a Content-Type or Accept header names, or null. */
  public static @Nullable FileFormat ofMediaType(@Nullable String header) {
    String types = header == null ? "" : header.toLowerCase(Locale.ROOT);
    for (FileFormat format : values()) {
      if (types.contains(format.mediaType)) {
        return format;
      }
    }
    return null;
  }
}
