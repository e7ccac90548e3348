package io.github.contactsv3.contract.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.contactsv3.contract.sandbox.RequestBodies.Body;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sends every operation of every OpenAPI document of the spec artifact to a sandbox, with bodies
 * that have every property and every variation of a format. Knows nothing of the sandbox but its
 * address, so that it tests what is published as it is published.
 */
public final class OperationSweep {

  private static final String FOLDER = "/META-INF/contacts-v3/";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final SandboxContents account;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> operations = new TreeSet<>();
  private boolean changed = true;
  private int sent;

  private OperationSweep(SandboxContents account) {
    this.account = account;
  }

  /**
   * What came of it.
   *
   * @param operations ids of the operations that were sent
   * @param sent number of requests
   * @param problems one line for each request that did not end in a documented success
   */
  public record Result(Set<String> operations, int sent, List<String> problems) {}

  /**
   * Sends every operation.
   *
   * @param baseUrl address of a sandbox with default settings and without a quota; what it holds is
   *     lost
   */
  public static Result run(String baseUrl) throws IOException, InterruptedException {
    OperationSweep sweep = new OperationSweep(SandboxContents.of(baseUrl));
    for (Map.Entry<String, JsonNode> document : documents().entrySet()) {
      sweep.document(document.getKey(), document.getValue());
    }
    return new Result(sweep.operations, sweep.sent, sweep.problems);
  }

  private static Map<String, JsonNode> documents() throws IOException {
    URL one = OperationSweep.class.getResource(FOLDER + "contacts-v3.yaml");
    try {
      URI uri = Objects.requireNonNull(one, "no spec artifact on the class path").toURI();
      if (!uri.getScheme().equals("jar")) {
        return documents(Path.of(uri).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return documents(jar.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, JsonNode> documents(Path folder) throws IOException {
    Map<String, JsonNode> documents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          JsonNode root = new YAMLMapper().readTree(in);
          if (root.path("openapi").asText().startsWith("3.") && root.has("paths")) {
            documents.put(file.getFileName().toString(), root);
          }
        }
      }
    }
    return documents;
  }

  private void document(String name, JsonNode root) throws IOException, InterruptedException {
    RequestBodies bodies = new RequestBodies(root);
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String method = member.getKey().toUpperCase(Locale.ROOT);
          operation(new Called(name, method, path.getKey(), member.getValue(), root, bodies));
        }
      }
    }
  }

  /**
   * An operation.
   *
   * @param document file name of its document
   * @param method HTTP method in upper case
   * @param path path template
   * @param node its description
   * @param root the document
   * @param bodies derives bodies from the document's schemas
   */
  record Called(
      String document,
      String method,
      String path,
      JsonNode node,
      JsonNode root,
      RequestBodies bodies) {

    String id() {
      return node.get("operationId").textValue();
    }

    boolean onlyReads() {
      return method.equals("GET") || id().equals("searchContacts");
    }

    boolean succeeds(int status) {
      return node.path("responses").has(String.valueOf(status)) && status / 100 == 2;
    }
  }

  private void operation(Called called) throws IOException, InterruptedException {
    operations.add(called.id());
    List<String> queries = Queries.of(called, account);
    JsonNode content = called.node().at("/requestBody/content");
    if (content.isMissingNode()) {
      for (String query : queries) {
        send(called, query, null, new Body(query, null));
      }
      return;
    }
    for (Map.Entry<String, JsonNode> type : content.properties()) {
      for (Body body : bodies(called, type.getValue().get("schema"))) {
        send(called, queries.get(0), type.getKey(), body);
      }
    }
  }

  private static List<Body> bodies(Called called, JsonNode schema) {
    List<Body> bodies = called.bodies().of(schema);
    return called.id().equals("searchContacts")
        ? SearchBodies.of(called.root(), bodies.get(0).json())
        : bodies;
  }

  private void send(Called called, String query, String type, Body body)
      throws IOException, InterruptedException {
    if (changed) {
      account.reset();
    }
    changed = !called.onlyReads();
    JsonNode json = body.json() == null ? null : account.fill(body.json());
    if (!account.takes(called.id(), json)) {
      return;
    }
    String path = account.path(called, json) + query;
    boolean agency = called.node().at("/security/0").has("agencyBearer");
    SandboxContents.Reply reply = account.send(called.method(), path, type, json, agency);
    sent++;
    if (!called.succeeds(reply.status())) {
      problems.add(
          called.document()
              + " "
              + called.id()
              + ", "
              + body.what()
              + ": "
              + reply.status()
              + " "
              + reply.body());
    }
  }
}
