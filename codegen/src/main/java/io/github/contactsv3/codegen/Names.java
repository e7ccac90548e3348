package io.github.contactsv3.codegen;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes names of Java from names of a document, each by itself: no other name changes it. */
final class Names {
  private static final Pattern PART = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern SIGNS = Pattern.compile("[^A-Za-z0-9 _-]");

  /** Fields and methods of generated classes that a property would hide or double. */
  private static final Set<String> MEMBERS =
      Set.of(
          "additionalProperties",
          "build",
          "builder",
          "equals",
          "immutableCopy",
          "LOGGABLE",
          "NAMES",
          "wait");

  /** Arguments of generated methods other than those for the path. */
  private static final Set<String> ARGUMENTS = Set.of("body", "form", "headers", "query");

  /** Classes that the templates name, and those of java.lang. */
  private static final Set<String> CLASSES =
      Set.of(
          "ApiResponse",
          "Arrays",
          "BigDecimal",
          "Body",
          "Boolean",
          "Builder",
          "Byte",
          "Character",
          "Class",
          "Deprecated",
          "DeserializationContext",
          "Double",
          "Enum",
          "EnumReader",
          "Error",
          "Exception",
          "FilePart",
          "Float",
          "Headers",
          "IOException",
          "Integer",
          "Iterable",
          "JsonCreator",
          "JsonDeserialize",
          "JsonParser",
          "JsonProperty",
          "JsonValue",
          "List",
          "LocatedParameters",
          "LocatedRequest",
          "LocalDate",
          "Long",
          "Map",
          "Math",
          "Model",
          "ModelReader",
          "Module",
          "Multipart",
          "NullAdvice",
          "Nullable",
          "Number",
          "Object",
          "Objects",
          "OffsetDateTime",
          "Operation",
          "Operations",
          "OperationInfo",
          "Override",
          "Package",
          "Param",
          "Parameters",
          "PathSegment",
          "Process",
          "QueryMap",
          "HeaderMap",
          "HeaderParameters",
          "Http",
          "RawJson",
          "Reader",
          "Record",
          "RequestLine",
          "Runtime",
          "Schema",
          "SafeVarargs",
          "Set",
          "Short",
          "String",
          "StringBuilder",
          "SuppressWarnings",
          "System",
          "Thread",
          "Throwable",
          "URI",
          "UUID",
          "ValueReader",
          "ValueReaders",
          "Void",
          "ApiClient",
          "File",
          "Date",
          "Time",
          "Currency",
          "Optional",
          "Collection",
          "Collections");

  private Names() {}

  /** Such as {@code firstName} for {@code first_name}; a digit or a reserved word gets help. */
  static String member(String name) {
    String java = camel(name);
    if (!java.isEmpty() && !java.equals(java.toUpperCase(Locale.ROOT))) {
      java = java.substring(0, 1).toLowerCase(Locale.ROOT) + java.substring(1);
    }
    if (java.isEmpty()) {
      java = "value";
    } else if (Character.isDigit(java.charAt(0))) {
      java = "value" + java;
    }
    return isReserved(java) ? java + "Value" : java;
  }

  /** As {@link #member}, for an argument of a method. */
  static String argument(String name) {
    String java = member(name);
    return ARGUMENTS.contains(java) ? java + "Value" : java;
  }

  /** The generator gives keywords a name itself, such as {@code _new}. */
  private static boolean isReserved(String java) {
    return MEMBERS.contains(java) || Set.of("true", "false", "null").contains(java);
  }

  /** Such as {@code ContactDto} for {@code contact_dto}. */
  static String type(String name) {
    String java = camel(name);
    java = java.isEmpty() ? "" : java.substring(0, 1).toUpperCase(Locale.ROOT) + java.substring(1);
    if (java.isEmpty() || Character.isDigit(java.charAt(0))) {
      java = "Model" + java;
    }
    return CLASSES.contains(java) ? java + "Model" : java;
  }

  /** Such as {@code VERY_LARGE} for {@code very large}. */
  static String constant(String value) {
    if (value.isEmpty()) {
      return "EMPTY";
    }
    StringBuilder name = new StringBuilder();
    for (String part : PART.split(SIGNS.matcher(value).replaceAll(Names::sign), -1)) {
      String snake =
          part.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
      if (!snake.isEmpty()) {
        name.append(name.length() == 0 ? "" : "_").append(snake.toUpperCase(Locale.ROOT));
      }
    }
    if (value.matches("-[0-9].*")) {
      name.insert(0, "MINUS_");
    }
    String java = name.length() == 0 ? "BLANK" : name.toString();
    return Character.isDigit(java.charAt(0))
        ? "NUMBER_" + java
        : java.equals("KNOWN") ? "KNOWN_" : java;
  }

  /** Signs that are all there is of a value, such as {@code >=}, or part of it, by their names. */
  private static String sign(MatchResult sign) {
    return switch (sign.group()) {
      case ".", "/", ":", ",", ";", "'", "(", ")" -> " ";
      default ->
          " "
              + Character.getName(sign.group().codePointAt(0))
                  .replaceAll("[^A-Z0-9]", " ")
                  .replace(" SIGN", "")
              + " ";
    };
  }

  static boolean isConstant(String name) {
    return CONSTANT.matcher(name).matches() && !name.equals("KNOWN");
  }

  /** A name that none of the others has, in any case of its letters: some disks know only one. */
  static String unique(String name, Collection<String> others) {
    String unique = name;
    for (int i = 2; containsIgnoringCase(others, unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  private static boolean containsIgnoringCase(Collection<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String camel(String name) {
    StringBuilder java = new StringBuilder();
    for (String part : PART.split(name, -1)) {
      if (!part.isEmpty()) {
        java.append(
            java.length() == 0
                ? part
                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
      }
    }
    return java.toString();
  }
}
