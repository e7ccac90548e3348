package io.github.contactsv3.compatibility;

import io.github.contactsv3.codegen.InvalidSpecException;
import io.github.contactsv3.codegen.Preparation;
import io.github.contactsv3.codegen.SpecDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.SpecValidationException;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Runs the generator as the build does: its options are read from pom.xml, not repeated here. */
public final class Generation {
  /** Names of these switches for the Maven plugin, and for the generator. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "generateApiTests", "apiTests",
          "generateModelTests", "modelTests",
          "generateApiDocumentation", "apiDocs",
          "generateModelDocumentation", "modelDocs");

  private final Path module;

  /**
   * @param module the folder of the module that generates: its pom.xml has the options
   */
  public Generation(Path module) {
    this.module = module;
  }

  /**
   * Returns what is generated from a document, by path.
   *
   * @throws ChangeException if the client can't do what the document says, one line for each
   *     problem
   */
  public SortedMap<String, String> run(Path document, Path config, Path output) {
    Path prepared = prepare(document, output);
    Element plugin = plugin(module.resolve("pom.xml"));
    CodegenConfigurator configurator = CodegenConfigurator.fromFile(config.toString());
    configurator
        .setGeneratorName(text(plugin, "generatorName"))
        .setLibrary(text(plugin, "library"))
        .setTemplateDir(
            text(plugin, "templateDirectory").replace("${project.basedir}", module.toString()))
        .setInputSpec(prepared.toString())
        .setOutputDir(output.toString());
    children(plugin, "configOptions").forEach(configurator::addAdditionalProperty);
    children(plugin, "globalProperties").forEach(configurator::addGlobalProperty);
    SWITCHES.forEach((ours, theirs) -> configurator.addGlobalProperty(theirs, text(plugin, ours)));
    configurator.addGlobalProperty("apis", "");
    configurator.addGlobalProperty("models", "");
    configurator.addGlobalProperty("supportingFiles", text(plugin, "supportingFilesToGenerate"));
    // The generator has settings and caches for the whole program: one at a time.
    synchronized (Generation.class) {
      try {
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.opts(configurator.toClientOptInput()).generate();
      } catch (SpecValidationException e) {
        throw new ChangeException(
            document + ": not a valid OpenAPI document: " + String.join("; ", e.getErrors()));
      } finally {
        GlobalSettings.reset();
      }
    }
    SortedMap<String, String> files = new TreeMap<>(TextFolder.read(output));
    // Left behind when the generator is used without Maven.
    files.keySet().removeIf(path -> path.startsWith(".openapi-generator"));
    return files;
  }

  private static Path prepare(Path document, Path output) {
    try {
      String name = output.getFileName() + "-prepared.json";
      return Files.writeString(
          output.resolveSibling(name), Preparation.json(SpecDocument.read(document)));
    } catch (InvalidSpecException e) {
      throw new ChangeException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Element plugin(Path pom) {
    try {
      NodeList plugins =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getElementsByTagName("plugin");
      for (int i = 0; i < plugins.getLength(); i++) {
        Element plugin = (Element) plugins.item(i);
        if (text(plugin, "artifactId").equals("openapi-generator-maven-plugin")) {
          return plugin;
        }
      }
      throw new IllegalStateException(pom + " runs no generator");
    } catch (Exception e) {
      throw new IllegalStateException(pom + " can't be read", e);
    }
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private static Map<String, String> children(Element parent, String name) {
    Map<String, String> children = new TreeMap<>();
    NodeList nodes = parent.getElementsByTagName(name).item(0).getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
        children.put(nodes.item(i).getNodeName(), nodes.item(i).getTextContent());
      }
    }
    return children;
  }
}
