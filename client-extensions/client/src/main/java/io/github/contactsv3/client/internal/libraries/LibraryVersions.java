package io.github.contactsv3.client.internal.libraries;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the versions of the libraries that the application runs with. Its dependency management
 * may have replaced those that the client asks for; without this check a class that is missing
 * there would surface as a {@code NoClassDefFoundError} in the middle of a call. Each check is made
 * once in a process. Versions that cannot be found out are taken as supported: a shaded jar, a
 * runtime image or a native image may lack the metadata. Thread-safe.
 */
public final class LibraryVersions {
  /** A library that another one needs comes first: without it, that one cannot be loaded either. */
  private static final List<Library> ALWAYS_USED =
      List.of(
          Library.FEIGN,
          Library.JACKSON_ANNOTATIONS,
          Library.JACKSON_CORE,
          Library.JACKSON_DATABIND,
          Library.SLF4J);

  /** Of jars with the same version, the one that applications declare comes first. */
  private static final List<Library> BY_VERSION =
      List.of(
          Library.FEIGN,
          Library.JACKSON_DATABIND,
          Library.JACKSON_CORE,
          Library.JACKSON_ANNOTATIONS,
          Library.SLF4J);

  private static final List<Library> BELOW_DATABIND =
      List.of(Library.JACKSON_CORE, Library.JACKSON_ANNOTATIONS);
  private static final List<Library> APACHE =
      List.of(Library.HTTPCLIENT, Library.HTTPCORE, Library.HTTPCORE_H2);

  private LibraryVersions() {}

  /**
   * Checks the libraries that each client uses.
   *
   * @throws IllegalStateException if one is missing or too old, or if Jackson's jars do not work
   *     together; the message is one sentence that names library, minimum, version and jar, or what
   *     to add
   */
  public static void requireSupported() {
    require(Once.PROBLEM);
  }

  /**
   * Checks Apache HttpClient, which a client with a transport of another library does not use.
   *
   * @throws IllegalStateException if it is absent or too old
   */
  public static void requireApacheHttpClient() {
    require(ApacheOnce.PROBLEM);
  }

  private static void require(@Nullable String problem) {
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  /**
   * Finds the first problem among the libraries that each client uses.
   *
   * @param missing finds a library that cannot be loaded; asked only if none is known to be too
   *     old, since an old one may lack a class that is looked for
   * @param jacksonLinks tries whether Jackson's jars work together; asked only if their versions
   *     differ
   * @return null if there is none
   */
  static @Nullable String problem(
      ClassPath classPath, Supplier<@Nullable String> missing, BooleanSupplier jacksonLinks) {
    String problem = classPath.belowMinimum(BY_VERSION);
    if (problem == null) {
      problem = missing.get();
    }
    return problem == null ? mixedJackson(classPath, jacksonLinks) : problem;
  }

  /**
   * Jackson promises nothing for a databind above an older core or older annotations. Some pairs
   * work nevertheless, and an application that runs with one is not stopped.
   */
  private static @Nullable String mixedJackson(ClassPath classPath, BooleanSupplier jacksonLinks) {
    LibraryJar databind = classPath.find(Library.JACKSON_DATABIND);
    if (databind == null) {
      return null;
    }
    for (Library library : BELOW_DATABIND) {
      String problem =
          classPath.below(
              databind.version(),
              library,
              "jackson-databind " + databind.text(),
              library.artifactId());
      if (problem != null && !jacksonLinks.getAsBoolean()) {
        return problem;
      }
    }
    return null;
  }

  /** Finds the first problem of Apache HttpClient; null if there is none. */
  static @Nullable String apacheProblem(ClassPath classPath) {
    return classPath.belowMinimum(APACHE);
  }

  private static ClassPath classPath() {
    return new ClassPath(LibraryVersions.class.getClassLoader());
  }

  private static final class Once {
    static final @Nullable String PROBLEM = problem();

    private static @Nullable String problem() {
      // No method reference: making one would load the class, and with it Jackson, which may be
      // missing.
      return LibraryVersions.problem(
          classPath(), () -> LibraryPresence.missing(ALWAYS_USED), () -> JacksonLinkage.works());
    }
  }

  private static final class ApacheOnce {
    static final @Nullable String PROBLEM = problem();

    private static @Nullable String problem() {
      if (!LibraryPresence.isPresent(Library.HTTPCLIENT)
          || !LibraryPresence.isPresent(Library.HTTPCORE)) {
        return "contacts-v3 needs Apache HttpClient "
            + Library.HTTPCLIENT.minimum()
            + " or newer, or another transport: add org.apache.httpcomponents.client5:httpclient5"
            + " (in a module, require org.apache.httpcomponents.client5.httpclient5), or set"
            + " transport(Transport.of(...))";
      }
      String old = apacheProblem(classPath());
      return old == null ? LibraryPresence.missing(APACHE) : old;
    }
  }
}
