package io.github.contactsv3.client.internal.libraries;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The jar that a library's classes come from. Loads none of them: the class path may hold classes
 * that do not link.
 *
 * @param version the version that its Maven metadata states
 * @param text the version as it is written there
 * @param location the jar's file name, or the URL of another container
 */
record LibraryJar(LibraryVersion version, String text, String location) {

  /**
   * Finds the jar that a class loader takes a library from. The metadata must be of the same jar as
   * the class: other jars may hold a copy of either.
   *
   * @return null if the library is absent, or if its version is unknown because the metadata was
   *     dropped, as in a shaded jar or a native image
   */
  static @Nullable LibraryJar find(Library library, ClassLoader loader) {
    URL type = loader.getResource(library.classFile());
    if (type == null || !type.toString().endsWith(library.classFile())) {
      return null;
    }
    String url = type.toString();
    String root = url.substring(0, url.length() - library.classFile().length());
    try {
      // With the class's URL as context, so that a class loader's own protocol works too.
      String text = read(new URL(type, root + library.metadataFile()));
      LibraryVersion version = LibraryVersion.parse(text);
      return version == null ? null : new LibraryJar(version, text, location(root));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String read(URL metadata) throws IOException {
    URLConnection connection = metadata.openConnection();
    // A cached connection would hold the jar open for the rest of the process.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    }
  }

  /** Turns {@code jar:file:/lib/feign-core-13.2.jar!/} into {@code feign-core-13.2.jar}. */
  private static String location(String root) {
    String jar = root.endsWith("!/") ? root.substring(0, root.length() - 2) : root;
    String name = jar.substring(jar.lastIndexOf('/') + 1);
    return name.isEmpty() ? root : name;
  }

  @Override
  public String toString() {
    return text + " (" + location + ")";
  }
}
