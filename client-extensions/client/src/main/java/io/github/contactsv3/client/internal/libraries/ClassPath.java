package io.github.contactsv3.client.internal.libraries;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The libraries that a class loader finds. */
record ClassPath(ClassLoader loader) {

  /** Finds the jar of a library; null if its version is unknown. */
  @Nullable LibraryJar find(Library library) {
    return LibraryJar.find(library, loader);
  }

  /** Says which of these libraries is too old; null if none is known to be. */
  @Nullable String belowMinimum(List<Library> libraries) {
    return libraries.stream()
        .map(library -> below(library.minimum(), library, "contacts-v3", library.title()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Says that a library is older than another needs it to be; null if it is not, or if its version
   * is unknown.
   */
  @Nullable String below(LibraryVersion minimum, Library library, String user, String name) {
    LibraryJar jar = find(library);
    return jar != null && jar.version().isBefore(minimum)
        ? "%s needs %s %s or newer; the class path has %s".formatted(user, name, minimum, jar)
        : null;
  }
}
