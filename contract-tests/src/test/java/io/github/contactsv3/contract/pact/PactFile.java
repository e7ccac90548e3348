package io.github.contactsv3.contract.pact;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.V4Pact;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.contract.DocumentedOperation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A pact file. Problems of the file are reported in one line with its name. */
final class PactFile {

  /** The file that the contracts of this build have written. */
  static final Path PRESENT =
      Path.of(PactRun.FOLDER, PactRun.CONSUMER + "-" + PactRun.PROVIDER + ".json");

  private static final String VERSION = "4.0";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final String name;
  private final List<Interaction> interactions = new ArrayList<>();

  /**
   * One request and its response.
   *
   * @param description what it is called
   * @param operationId the operation that it refers to
   * @param node all of it
   */
  record Interaction(String description, String operationId, JsonNode node) {
    int status() {
      return node.at("/response/status").asInt();
    }

    String state() {
      return node.at("/providerStates/0/name").asText();
    }

    Map<String, Object> parameters() {
      return MAPPER.convertValue(node.at("/providerStates/0/params"), OBJECT);
    }

    /** The interaction alone, as Pact reads it. */
    V4Pact pact() {
      ObjectNode pact = MAPPER.createObjectNode();
      pact.putObject("consumer").put("name", PactRun.CONSUMER);
      pact.putObject("provider").put("name", PactRun.PROVIDER);
      pact.putArray("interactions").add(node);
      pact.putObject("metadata").putObject("pactSpecification").put("version", VERSION);
      return (V4Pact)
          DefaultPactReader.INSTANCE.loadPact(
              new ByteArrayInputStream(pact.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param operations the ids of the operations that there are
   * @throws IllegalArgumentException if it is missing, no pact, of another version of the format,
   *     or has an interaction of no operation, or an interaction that was changed by hand
   */
  PactFile(Path file, Set<String> operations) {
    this.name = String.valueOf(file.getFileName());
    JsonNode pact = read(file);
    String version = pact.at("/metadata/pactSpecification/version").asText("none");
    if (!version.equals(VERSION)) {
      throw bad("is of version " + version + " of the format, not of " + VERSION);
    }
    for (JsonNode node : pact.path("interactions")) {
      String description = node.path("description").asText();
      String operation = node.at("/comments/references/openapi/operationId").asText();
      if (!operations.contains(operation)) {
        throw bad(
            "has the interaction \"" + description + "\" of no operation: \"" + operation + "\"");
      }
      if (!node.at("/comments/" + PactDigest.NAME).asText().equals(PactDigest.of(node))) {
        throw bad("was changed by hand at \"" + description + "\"");
      }
      interactions.add(new Interaction(description, operation, node));
    }
    if (interactions.isEmpty()) {
      throw bad("has no interactions");
    }
  }

  /** Reads the file that the contracts of this build have written. */
  static PactFile present() {
    return new PactFile(PRESENT, operations());
  }

  /** The ids of the operations of the documents, sorted. */
  static Set<String> operations() {
    return DocumentedOperation.all()
        .map(DocumentedOperation::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode read(Path file) {
    if (!Files.exists(file)) {
      throw bad("is missing; the contract tests write it");
    }
    try {
      return MAPPER.readTree(file.toFile());
    } catch (JacksonException e) {
      throw bad("is no JSON at line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException("the pact " + name + " " + problem);
  }

  List<Interaction> interactions() {
    return interactions;
  }
}
