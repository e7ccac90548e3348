package io.github.contactsv3.compatibility;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.ClassFile;
import javassist.bytecode.CodeAttribute;
import javassist.bytecode.CodeIterator;
import javassist.bytecode.ConstPool;
import javassist.bytecode.Descriptor;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.InstructionPrinter;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.ParameterAnnotationsAttribute;
import javassist.bytecode.annotation.Annotation;
import javassist.bytecode.annotation.ArrayMemberValue;
import javassist.bytecode.annotation.MemberValue;
import javassist.bytecode.annotation.StringMemberValue;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a class that its signatures do not show, read from its file and not by reflection, which
 * leaves out annotations that it can't load.
 *
 * @param name its name, as the lists of signatures have it
 * @param members its annotated members, by name and types of arguments; the class itself is the
 *     empty name
 * @param code the instructions of its methods, by name and types of arguments
 * @param texts the texts in its code
 */
record CompiledClass(
    String name,
    SortedMap<String, Annotated> members,
    SortedMap<String, String> code,
    SortedSet<String> texts) {

  /** Annotations that say what is sent, or how a response is read. */
  private static final List<String> OF_THE_WIRE =
      List.of("feign.", "com.fasterxml.jackson.", "io.github.contactsv3.runtime.");

  /**
   * The annotations of a member.
   *
   * @param own those of the member itself, each value of a list by itself, sorted
   * @param arguments those of each argument
   */
  record Annotated(List<String> own, List<String> arguments) {}

  /** Reads all classes of a jar, by the names that the JVM gives them. */
  static SortedMap<String, CompiledClass> allOf(Path jar) {
    SortedMap<String, CompiledClass> classes = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          ClassFile read = new ClassFile(new DataInputStream(in));
          classes.put(read.getName(), of(read));
        }
      }
    } catch (IOException | BadBytecode e) {
      throw new UncheckedIOException(e instanceof IOException io ? io : new IOException(e));
    }
    return classes;
  }

  private static CompiledClass of(ClassFile file) throws BadBytecode {
    SortedMap<String, Annotated> members = new TreeMap<>();
    SortedMap<String, String> code = new TreeMap<>();
    members.put("", new Annotated(annotations(file::getAttribute), List.of()));
    for (FieldInfo field : file.getFields()) {
      members.put(field.getName(), new Annotated(annotations(field::getAttribute), List.of()));
    }
    for (MethodInfo method : file.getMethods()) {
      if ((method.getAccessFlags() & AccessFlag.SYNTHETIC) == 0) {
        String name =
            method.getName()
                + shortened(Descriptor.toString(method.getDescriptor())).replace(",", ", ");
        members.put(
            name, new Annotated(annotations(method::getAttribute), argumentAnnotations(method)));
      }
      // Those of lambdas have numbers for names, but code like others.
      code.put(method.getName() + method.getDescriptor(), code(method));
    }
    return new CompiledClass(shortened(file.getName()), members, code, texts(file.getConstPool()));
  }

  private interface Attributes {
    @Nullable AttributeInfo get(String name);
  }

  private static List<String> annotations(Attributes attributes) {
    return attributes.get(AnnotationsAttribute.visibleTag) instanceof AnnotationsAttribute found
        ? ofTheWire(found.getAnnotations())
            .flatMap(one -> values(one).map(value -> name(one) + inBrackets(value)))
            .sorted()
            .toList()
        : List.of();
  }

  private static List<String> argumentAnnotations(MethodInfo method) {
    return method.getAttribute(ParameterAnnotationsAttribute.visibleTag)
            instanceof ParameterAnnotationsAttribute found
        ? Stream.of(found.getAnnotations())
            .map(
                argument ->
                    ofTheWire(argument)
                        .map(
                            one ->
                                values(one).collect(Collectors.joining(", ", name(one) + "(", ")")))
                        .collect(Collectors.joining(" ")))
            .toList()
        : List.of();
  }

  private static Stream<Annotation> ofTheWire(Annotation[] annotations) {
    return Stream.of(annotations)
        .filter(one -> OF_THE_WIRE.stream().anyMatch(one.getTypeName()::startsWith));
  }

  private static String name(Annotation annotation) {
    return annotation.getTypeName().replaceFirst(".*\\.", "@").replace('$', '.');
  }

  /**
   * Returns the values of an annotation, one text for each element of a list; one empty text if it
   * has none.
   */
  private static Stream<String> values(Annotation annotation) {
    Set<String> members = annotation.getMemberNames();
    if (members == null) {
      return Stream.of("");
    }
    return members.stream()
        .flatMap(
            member -> {
              MemberValue value = annotation.getMemberValue(member);
              Stream<MemberValue> values =
                  value instanceof ArrayMemberValue list
                      ? Stream.of(list.getValue())
                      : Stream.of(value);
              return values.map(one -> (member.equals("value") ? "" : member + " = ") + text(one));
            });
  }

  private static String inBrackets(String value) {
    return value.isEmpty() ? "" : "(" + value + ")";
  }

  private static String text(MemberValue value) {
    String text = value.toString();
    return value instanceof StringMemberValue ? text : shortened(text);
  }

  private static SortedSet<String> texts(ConstPool pool) {
    SortedSet<String> texts = new TreeSet<>();
    for (int i = 1; i < pool.getSize(); i++) {
      if (pool.getTag(i) == ConstPool.CONST_String) {
        texts.add(pool.getStringInfo(i));
      }
    }
    return texts;
  }

  private static String code(MethodInfo method) throws BadBytecode {
    CodeAttribute code = method.getCodeAttribute();
    if (code == null) {
      return "";
    }
    List<String> instructions = new ArrayList<>();
    CodeIterator positions = code.iterator();
    while (positions.hasNext()) {
      int position = positions.next();
      String instruction =
          InstructionPrinter.instructionString(positions, position, method.getConstPool());
      // Places in the pool of constants depend on everything else in the class.
      instructions.add(
          instruction.replaceAll("#\\d+ = ", "").replaceAll("^invokedynamic \\d+", "dynamic"));
    }
    return String.join("\n", instructions);
  }

  /** Leaves out what every line would have. */
  static String shortened(String text) {
    return text.replaceAll("\\b(java\\.(lang|util)|io\\.github\\.contactsv3)\\.", "")
        .replace('$', '.');
  }
}
