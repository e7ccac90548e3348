package io.github.contactsv3.compatibility;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Client generated from documents; compiled on demand. Thread-safe. */
public final class GeneratedClient {

  private final Path folder;
  private final SortedMap<String, String> sources;
  private final String classPath;

  private GeneratedClient(Path folder, SortedMap<String, String> sources, String classPath) {
    this.folder = folder;
    this.sources = sources;
    this.classPath = classPath;
  }

  /**
   * Generates.
   *
   * @param module the folder of the module that generates
   * @param documents the documents, by the names of their files in the module of the documents
   * @param classPath what generated code is compiled against
   * @param folder where to put what comes of it; has to be empty
   */
  public static GeneratedClient of(
      Path module, Map<String, ApiDocument> documents, String classPath, Path folder) {
    SortedMap<String, String> sources = new TreeMap<>();
    documents.forEach(
        (name, document) -> {
          Path file = folder.resolve(name.replace(".yaml", ".json"));
          write(file, document.root().toString());
          Path config = module.resolve("config").resolve(name.replace("-v3", ""));
          sources.putAll(
              new Generation(module).run(file, config, folder.resolve("generated-" + name)));
        });
    sources.keySet().removeIf(path -> !path.endsWith(".java"));
    return new GeneratedClient(folder, sources, classPath);
  }

  /**
   * The compiled classes.
   *
   * @throws ChangeException if what is generated does not compile
   */
  public synchronized Path jar() {
    Path jar = folder.resolve("client.jar");
    if (!Files.exists(jar)) {
      Path classes = folder.resolve("classes");
      TextFolder.write(folder.resolve("sources"), sources);
      compile(folder.resolve("sources"), sources.keySet().stream(), classPath, classes);
      jar(classes, jar);
    }
    return jar;
  }

  /** The sources, by path. */
  public SortedMap<String, String> sources() {
    return sources;
  }

  /** All public signatures. */
  String publicApi() {
    List<String> names = new ArrayList<>();
    try (URLClassLoader loader = loader(ClassLoader.getPlatformClassLoader());
        JarFile file = new JarFile(jar().toFile())) {
      file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .forEach(names::add);
      return PublicApi.text(names, loader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A loader of the compiled classes, what they were compiled against, and more.
   *
   * @param parent what it looks into first
   * @param more jars and folders of classes that use them; looked into after the compiled classes
   */
  public URLClassLoader loader(ClassLoader parent, Path... more) {
    Stream<Path> classes = Stream.concat(Stream.of(jar()), Stream.of(more));
    return ClassPath.loader(Stream.concat(classes, ClassPath.entries(classPath)), parent);
  }

  /**
   * Compiles sources.
   *
   * @throws ChangeException if they do not compile
   */
  public static void compile(Path folder, Stream<String> sources, String classPath, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ChangeException("needs a JDK: there is no compiler in this Java runtime");
    }
    List<Path> files = sources.map(folder::resolve).toList();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-nowarn",
              "-classpath",
              classPath,
              "-d",
              classes.toString());
      if (!compiler.getTask(messages, manager, null, options, null, units).call()) {
        throw new ChangeException(
            "does not compile: "
                + messages.toString().lines().limit(3).collect(Collectors.joining(" ")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void jar(Path classes, Path jar) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
