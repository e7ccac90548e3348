package consumer.matrix;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Resolves each reference of the client's jars against the class path, so that a class or method
 * that a library version lacks is also found where the program does not come by.
 */
final class Linkage {
  /** The client takes the first if there is one, else the second: Feign has renamed it. */
  private static final List<String> ALTERNATIVES =
      List.of("feign/DefaultContract", "feign/Contract$Default");

  /** Parts of the names of classes, and a class that these need. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "Jackson3", "tools/jackson/databind/ValueDeserializer",
          "/E164", "com/google/i18n/phonenumbers/PhoneNumberUtil");

  private final ClassLoader loader = Linkage.class.getClassLoader();
  private final Set<String> resolved = new HashSet<>();
  private final Set<String> missing = new TreeSet<>();

  private Linkage() {}

  /**
   * Returns what is missing on the class path of this process.
   *
   * @return one line for each missing class, method and field; empty if the client links
   */
  static Set<String> missing() throws IOException {
    Linkage linkage = new Linkage();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (new File(element).getName().startsWith("contacts-v3-")) {
        linkage.check(new JarFile(element));
      }
    }
    if (linkage.resolved.isEmpty()) {
      throw new IllegalStateException("no jar of the client on the class path");
    }
    return linkage.missing;
  }

  private void check(JarFile jar) throws IOException {
    try (jar) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.endsWith("-info.class") && !isLeftOut(name)) {
          try (InputStream in = jar.getInputStream(entry)) {
            checkReferences(new DataInputStream(in));
          }
          checkAbstractMethods(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
  }

  /** What only makes sense with an optional library is never loaded where there is none. */
  private boolean isLeftOut(String name) {
    return OPTIONAL.entrySet().stream()
        .anyMatch(library -> name.contains(library.getKey()) && !isPresent(library.getValue()));
  }

  /** Reads the constant pool: JVMS 4.4. */
  private void checkReferences(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    int size = in.readUnsignedShort();
    byte[] tags = new byte[size];
    int[] first = new int[size];
    int[] second = new int[size];
    String[] texts = new String[size];
    for (int i = 1; i < size; i++) {
      tags[i] = in.readByte();
      switch (tags[i]) {
        case 1 -> texts[i] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // a long or a double takes two entries
        }
        case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
        case 9, 10, 11, 12, 17, 18 -> {
          first[i] = in.readUnsignedShort();
          second[i] = in.readUnsignedShort();
        }
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tags[i]);
      }
    }
    for (int i = 1; i < size; i++) {
      if (tags[i] == 7) {
        resolve(texts[first[i]], null, null);
      } else if (tags[i] >= 9 && tags[i] <= 11) {
        int member = second[i];
        resolve(texts[first[first[i]]], texts[first[member]], texts[second[member]]);
      }
    }
  }

  private void resolve(String owner, String member, String descriptor) {
    if (owner.startsWith("[") || owner.startsWith("java/") || owner.startsWith("javax/")) {
      return;
    }
    if (isLeftOut(owner)) {
      return;
    }
    if (ALTERNATIVES.contains(owner)) {
      owner = ALTERNATIVES.stream().filter(this::isPresent).findFirst().orElse(owner);
    }
    String reference = owner + (member == null ? "" : "." + member + " " + descriptor);
    if (!resolved.add(reference)) {
      return;
    }
    try {
      Class<?> type = Class.forName(owner.replace('/', '.'), false, loader);
      if (member != null && !has(type, member, descriptor)) {
        missing.add(reference);
      }
    } catch (ClassNotFoundException | LinkageError e) {
      missing.add(owner);
    }
  }

  private boolean isPresent(String name) {
    return loader.getResource(name + ".class") != null;
  }

  private static boolean has(Class<?> type, String name, String descriptor) {
    return declares(type, name, descriptor)
        || (type.getSuperclass() != null && has(type.getSuperclass(), name, descriptor))
        || (type.isInterface() && declares(Object.class, name, descriptor))
        || Arrays.stream(type.getInterfaces()).anyMatch(i -> has(i, name, descriptor));
  }

  private static boolean declares(Class<?> type, String name, String descriptor) {
    if (name.equals("<init>")) {
      return Arrays.stream(type.getDeclaredConstructors())
          .map(Linkage::descriptor)
          .anyMatch(descriptor::equals);
    }
    if (descriptor.startsWith("(")) {
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.getName().equals(name))
          .map(Linkage::descriptor)
          .anyMatch(descriptor::equals);
    }
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getName().equals(name))
        .map(Field::getType)
        .map(Class::descriptorString)
        .anyMatch(descriptor::equals);
  }

  private static String descriptor(Constructor<?> constructor) {
    return MethodType.methodType(void.class, constructor.getParameterTypes()).descriptorString();
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .descriptorString();
  }

  /** A library may have added an abstract method to a type that the client implements. */
  private void checkAbstractMethods(String name) {
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
      if (!Modifier.isAbstract(type.getModifiers())) {
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .forEach(method -> missing.add(name + " does not implement " + method));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      missing.add(name + ": " + e);
    }
  }
}
