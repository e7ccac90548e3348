package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The picture of README.md is that of the poms. */
class ModuleGraphTest {
  private static final Path README = ProjectFiles.ROOT.resolve("README.md");
  private static final Path BOM = ProjectFiles.ROOT.resolve("bom/pom.xml");
  private static final Pattern POM = Pattern.compile(".*/pom\\.xml");
  private static final String PREFIX = "contacts-v3-";

  /** Published, but no part of the house: documents and contracts. */
  private static final Set<String> FILES = Set.of("spec", "pacts");

  @Test
  void picture_hasEveryPublishedModuleOnce() throws Exception {
    Set<String> published = new TreeSet<>(Set.of("cli"));
    for (Element artifact : elements(document(BOM), "dependency")) {
      published.add(module(artifact));
    }
    published.removeAll(FILES);

    assertThat(picture().keySet()).containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void modules_dependOnlyOnWhatIsBelow() throws Exception {
    Map<String, Integer> lines = picture();
    List<String> upward = new ArrayList<>();
    int seen = 0;
    for (Path pom : ProjectFiles.named(POM)) {
      Document document = document(pom);
      String module = module(document.getDocumentElement());
      if (!lines.containsKey(module)) {
        continue;
      }
      for (Element dependency : elements(document, "dependency")) {
        String other = module(dependency);
        if (lines.containsKey(other) && !child(dependency, "scope").equals("test")) {
          seen++;
          if (lines.get(other) <= lines.get(module)) {
            upward.add(module + " needs " + other);
          }
        }
      }
    }
    assertThat(upward).isEmpty();
    assertThat(seen).isGreaterThan(lines.size());
  }

  /** Returns the line of each module. */
  private static Map<String, Integer> picture() throws Exception {
    List<String> readme = Files.readAllLines(README);
    Map<String, Integer> lines = new HashMap<>();
    for (int i = readme.indexOf("## The house"); !readme.get(i).startsWith("└"); i++) {
      if (readme.get(i).startsWith("│")) {
        for (String room : readme.get(i).substring(1).split("│")) {
          for (String module : room.replaceFirst(":.*", "").strip().split(", ")) {
            if (!module.isEmpty()) {
              assertThat(lines.put(module, i)).as(module).isNull();
            }
          }
        }
      }
    }
    return lines;
  }

  private static Document document(Path pom) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
  }

  private static List<Element> elements(Document document, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static String module(Element artifact) {
    return child(artifact, "artifactId").replace(PREFIX, "");
  }

  private static String child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent().strip();
      }
    }
    return "";
  }
}
