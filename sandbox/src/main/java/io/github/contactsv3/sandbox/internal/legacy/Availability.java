package io.github.contactsv3.sandbox.internal.legacy;

/** The versions that have a path. */
public enum Availability {
  /** The path is in every version. */
  EVERY_VERSION,
  /** The path came with v3. */
  ONLY_V3,
  /** The path ended with v3. */
  ONLY_OLDER;

  /**
   * Whether a version has the path.
   *
   * @param version the version
   * @return true if it has
   */
  public boolean includes(ApiVersion version) {
    return switch (this) {
      case EVERY_VERSION -> true;
      case ONLY_V3 -> !version.isOld();
      case ONLY_OLDER -> version.isOld();
    };
  }
}
