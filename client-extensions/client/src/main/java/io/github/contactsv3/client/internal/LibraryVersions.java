package io.github.contactsv3.client.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the versions of the libraries that the application runs with. Its dependency management
 * may have replaced those that the client asks for; without this check a class that is missing
 * there would surface as a {@code NoClassDefFoundError} in the middle of a call. Thread-safe.
 */
public final class LibraryVersions {
  private static final List<Library> BELOW_DATABIND =
      List.of(Library.JACKSON_CORE, Library.JACKSON_ANNOTATIONS);

  private LibraryVersions() {}

  /**
   * Checks the class path, once in a process. Versions that cannot be found out are taken as
   * supported: a shaded jar, a runtime image or a native image may lack the metadata.
   *
   * @throws IllegalStateException if a library is too old, or if Jackson's jars do not work
   *     together; the message is one sentence that names library, minimum, version and jar
   */
  public static void requireSupported() {
    if (Once.PROBLEM != null) {
      throw new IllegalStateException(Once.PROBLEM);
    }
  }

  /**
   * Finds the first problem of a class path.
   *
   * @param loader finds the libraries
   * @param jacksonLinks tries whether Jackson's jars work together; asked only if their versions
   *     differ
   * @return null if there is none
   */
  static @Nullable String problem(ClassLoader loader, BooleanSupplier jacksonLinks) {
    Map<Library, LibraryJar> jars = new EnumMap<>(Library.class);
    for (Library library : Library.values()) {
      LibraryJar jar = LibraryJar.find(library, loader);
      if (jar == null) {
        continue;
      }
      if (jar.version().isBefore(library.minimum())) {
        return "contacts-v3 needs %s %s or newer; the class path has %s"
            .formatted(library.title(), library.minimum(), jar);
      }
      jars.put(library, jar);
    }
    return mixedJackson(jars, jacksonLinks);
  }

  /**
   * Jackson promises nothing for a databind above an older core or older annotations. Some pairs
   * work nevertheless, and an application that runs with one is not stopped.
   */
  private static @Nullable String mixedJackson(
      Map<Library, LibraryJar> jars, BooleanSupplier jacksonLinks) {
    LibraryJar databind = jars.get(Library.JACKSON_DATABIND);
    if (databind == null) {
      return null;
    }
    for (Library library : BELOW_DATABIND) {
      LibraryJar jar = jars.get(library);
      if (jar != null
          && jar.version().isBefore(databind.version())
          && !jacksonLinks.getAsBoolean()) {
        return "jackson-databind %s needs %s %s or newer; the class path has %s"
            .formatted(databind.text(), library.artifactId(), databind.version(), jar);
      }
    }
    return null;
  }

  private static final class Once {
    static final @Nullable String PROBLEM =
        problem(LibraryVersions.class.getClassLoader(), JacksonLinkage::works);
  }
}
