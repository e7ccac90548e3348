package io.github.contactsv3.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.ApiOperation;
import io.github.contactsv3.core.OperationInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** An operation of a document. */
record DeclaredOperation(Spec spec, ApiOperation declared) {

  String id() {
    return declared.id();
  }

  JsonNode node() {
    return declared.node();
  }

  Class<?> api() {
    return Schema.load(spec.apiPackage() + "." + node().path("tags").path(0).asText() + "Api");
  }

  /** The interface that Feign is built from. */
  Class<?> http() {
    return Schema.load(api().getName() + "$Http");
  }

  /** Parameters of the operation and of its path, references resolved. */
  Collection<JsonNode> parameters() {
    return declared.parameters().values();
  }

  /** What the table should say of this operation. */
  OperationInfo info() {
    List<String> scopes = new ArrayList<>();
    node().path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
    return new OperationInfo(
        id(),
        declared.method().toUpperCase(Locale.ROOT),
        declared.path(),
        node().path("x-idempotent").asBoolean(),
        node().path("x-idempotent-unless").asText(null),
        scopes,
        node().at("/x-pagination/style").asText(null),
        node().path("deprecated").asBoolean());
  }

  @Override
  public String toString() {
    return id();
  }
}
