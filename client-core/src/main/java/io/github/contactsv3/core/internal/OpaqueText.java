package io.github.contactsv3.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to be saved as a text that nobody is tempted to edit: a prefix and, in Base64, a
 * hash and JSON.
 */
public final class OpaqueText {

  private static final int HASH_BYTES = Hashes.FINGERPRINT_BYTES;

  private final String prefix;
  private final String what;

  /**
   * Creates a writer and reader.
   *
   * @param prefix what the texts begin with
   * @param what what they are called in messages
   */
  public OpaqueText(String prefix, String what) {
    this.prefix = prefix;
    this.what = what;
  }

  /**
   * Writes a text.
   *
   * @param content what JSON can say
   * @return the text
   */
  public String write(Map<String, ? extends @Nullable Object> content) {
    byte[] json = JsonText.write(content).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(Hashes.fingerprint(json), HASH_BYTES + json.length);
    System.arraycopy(json, 0, bytes, HASH_BYTES, json.length);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a text.
   *
   * @param text the text
   * @return its content
   * @throws IllegalArgumentException if it is none of these texts, was cut off or edited; the
   *     message does not show it, since it may hold a name
   */
  public Map<String, @Nullable Object> read(String text) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "this is no " + what + ": one begins with \"" + prefix + "\"");
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
    if (bytes.length <= HASH_BYTES) {
      throw damaged();
    }
    byte[] json = Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length);
    Map<String, @Nullable Object> content =
        Arrays.equals(Hashes.fingerprint(json), Arrays.copyOf(bytes, HASH_BYTES))
            ? JsonText.read(new String(json, StandardCharsets.UTF_8))
            : null;
    if (content == null) {
      throw damaged();
    }
    return content;
  }

  /**
   * Makes what is thrown when the content is not what was written.
   *
   * @return the exception
   */
  public IllegalArgumentException damaged() {
    return new IllegalArgumentException("the " + what + " has been cut off or edited");
  }
}
