package io.github.contactsv3.runtime;

/**
 * A file to send in a form. Immutable and thread-safe; its text shows the size only, because names
 * of files may be personal data.
 */
public final class FilePart {
  private final String name;
  private final String mediaType;
  private final byte[] content;

  private FilePart(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content;
  }

  /**
   * Returns a file.
   *
   * @param name its name, without folders; not empty
   * @param mediaType its media type, such as {@code image/png}
   * @param content its bytes, which are copied
   * @return the file
   * @throws IllegalArgumentException if the name is empty, or name or media type have a control
   *     character
   */
  public static FilePart of(String name, String mediaType, byte[] content) {
    if (name.isEmpty() || hasControl(name)) {
      throw new IllegalArgumentException("the file's name is empty or has a control character");
    }
    PercentEncoding.requireEncodable("the file's name", name);
    if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?[ -~]+)?")) {
      throw new IllegalArgumentException("the media type is not of the form type/subtype");
    }
    return new FilePart(name, mediaType, content.clone());
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content;
  }

  /** Returns the size. */
  @Override
  public String toString() {
    return "FilePart[" + content.length + " bytes]";
  }
}
