package io.github.contactsv3.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of libraries that users get, and of Java, as the parent POM says them. */
final class Libraries {

  private static final Pattern BLOCK =
      Pattern.compile("<!-- libraries a user gets -->(.*?)<!--", Pattern.DOTALL);
  private static final Pattern VERSION = Pattern.compile("<([a-z-]+)\\.version>([^<]+)<");
  private static final Pattern JAVA =
      Pattern.compile("<maven\\.compiler\\.release>(\\d+)</maven\\.compiler\\.release>");

  private Libraries() {}

  static SortedMap<String, String> of(Path project) {
    Path pom = project.resolve("pom.xml");
    String text;
    try {
      text = Files.readString(pom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, String> versions = new TreeMap<>();
    Matcher block = BLOCK.matcher(text);
    Matcher java = JAVA.matcher(text);
    if (!block.find() || !java.find()) {
      throw new ChangeException(pom + ": does not say which libraries a user gets");
    }
    versions.put("java", java.group(1));
    VERSION.matcher(block.group(1)).results().forEach(m -> versions.put(m.group(1), m.group(2)));
    return versions;
  }

  static List<Change> changes(Map<String, String> before, Map<String, String> after) {
    List<Change> changes = new ArrayList<>();
    before.forEach(
        (name, was) -> {
          String is = after.get(name);
          if (is == null) {
            changes.add(change(name, "`" + was + "` removed", Level.BREAKING));
          } else if (!is.equals(was)) {
            changes.add(change(name, "was `" + was + "`, is `" + is + "`", level(was, is)));
          }
        });
    after.forEach(
        (name, is) -> {
          if (!before.containsKey(name)) {
            changes.add(change(name, "`" + is + "` added", Level.LOOK));
          }
        });
    return changes;
  }

  private static Change change(String name, String what, Level level) {
    return new Change(Change.Group.DOCUMENT, name, what, level);
  }

  /** Another major version may break those who use the library themselves. */
  private static Level level(String was, String is) {
    return was.split("\\.", 2)[0].equals(is.split("\\.", 2)[0]) ? Level.COMPATIBLE : Level.BREAKING;
  }
}
