package io.github.contactsv3.sandbox.internal.legacy;

import org.jspecify.annotations.Nullable;

/** A version of the API that the header {@code Version} can name (documented by the vendor). */
public enum ApiVersion {
  /** The oldest one with a date. */
  V2021_04_15("2021-04-15"),
  /** That of most public clients. */
  V2021_07_28("2021-07-28"),
  /** That of the vendor's Node SDK. */
  V2023_02_21("2023-02-21"),
  /** The version of the documents. */
  V3("v3");

  private final String header;

  ApiVersion(String header) {
    this.header = header;
  }

  /** The version a header names exactly, or null. */
  static @Nullable ApiVersion named(String header) {
    for (ApiVersion version : values()) {
      if (version.header.equals(header)) {
        return version;
      }
    }
    return null;
  }

  /**
   * Whether the version has the paths and names from before v3.
   *
   * @return true for all but {@link #V3}
   */
  public boolean isOld() {
    return this != V3;
  }
}
