package io.github.contactsv3.compatibility;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class path of this program. */
public final class ClassPath {

  private ClassPath() {}

  /** The class path of this program, also where the build runs it in a JVM of its own. */
  public static String present() {
    if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The files and folders of a class path. */
  public static Stream<Path> entries(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of);
  }

  /** A loader of what is in files and folders, after its parent. */
  public static URLClassLoader loader(Stream<Path> entries, ClassLoader parent) {
    return new URLClassLoader(entries.map(ClassPath::url).toArray(URL[]::new), parent);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
