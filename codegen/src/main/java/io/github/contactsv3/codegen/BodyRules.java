package io.github.contactsv3.codegen;

import io.github.contactsv3.codegen.MediaTypes.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for bodies of requests and responses. Not thread-safe. */
final class BodyRules {
  private static final Set<String> KEYWORDS = Set.of("schema", "example", "examples");

  /** The bodies that the client reads and writes as values, not within a model. */
  private static final Set<Kind> OUTSIDE_OF_MODELS = Set.of(Kind.DATE, Kind.DATE_TIME, Kind.BINARY);

  /** How the body of a response can be read. */
  static final Set<Form> READABLE = Set.of(Form.JSON, Form.TEXT, Form.BYTES);

  private final Report report;
  private final SchemaRules schemas;

  BodyRules(Report report, SchemaRules schemas) {
    this.report = report;
    this.schemas = schemas;
  }

  void checkRequest(Place place) {
    Place body = place.target();
    report.keysWithin(body, Set.of("description", "content", "required"));
    Place content = body.at("content");
    Optional<Place> chosen = choose(content, Set.of(Form.values()));
    if (chosen.isEmpty()) {
      report.add(
          content,
          "has no media type that the client can send: use application/json, a form or"
              + " multipart/form-data");
      return;
    }
    checkContent(content, Set.of(Form.values()));
    if (Kind.of(chosen.get().at("schema")) == Kind.EMPTY_OBJECT
        && !body.node().path("required").asBoolean()) {
      report.add(body, "is an optional body without properties: require it or remove it");
    }
  }

  /** Checks the body of a success; no content is fine. */
  void checkResponse(Place content) {
    if (!content.exists() || content.node().isEmpty()) {
      return;
    }
    Optional<Place> chosen = choose(content, READABLE);
    if (chosen.isEmpty()) {
      report.add(
          content,
          "has no media type that the client can read: use application/json, text or binary");
      return;
    }
    checkContent(content, READABLE);
    Place schema = chosen.get().at("schema");
    if (Kind.of(schema) == Kind.EMPTY_OBJECT) {
      report.add(
          schema,
          "is an object without properties: leave the content out, or say additionalProperties:"
              + " true");
    }
  }

  /** The first media type that the client knows. */
  static Optional<Place> choose(Place content, Set<Form> forms) {
    return content.members().stream()
        .filter(media -> MediaTypes.form(media.name()).filter(forms::contains).isPresent())
        .findFirst();
  }

  private void checkContent(Place content, Set<Form> forms) {
    for (Place media : content.members()) {
      Form form = MediaTypes.form(media.name()).filter(forms::contains).orElse(null);
      if (form == null) {
        continue; // another one is sent or asked for
      }
      if (form == Form.MULTIPART || form == Form.FIELDS) {
        checkForm(media, form);
      } else {
        report.keysWithin(media, KEYWORDS);
        checkSchema(media, form);
      }
    }
  }

  private void checkSchema(Place media, Form form) {
    Place schema = media.at("schema");
    Kind kind = Kind.of(schema);
    if (!schema.exists()) {
      report.add(media, "has no schema: describe the body");
    } else if (form == Form.TEXT && kind != Kind.TEXT) {
      report.add(schema, "must be a string without format in %s".formatted(media.name()));
    } else if (form == Form.BYTES && kind != Kind.BINARY && kind != Kind.BYTES) {
      report.add(schema, "must be a string with the format binary in %s".formatted(media.name()));
    } else if (form == Form.JSON) {
      checkJson(schema, kind, 0);
      schemas.check(schema);
    }
  }

  /** Values within a model have readers of their own; these are left to the JSON mapper. */
  private void checkJson(Place schema, Kind kind, int depth) {
    if (OUTSIDE_OF_MODELS.contains(kind)) {
      report.add(schema, "can't stand in a body by itself: make it a property of an object");
    }
    Place core = Kind.substance(schema);
    if (kind == Kind.LIST && depth < 20) {
      checkJson(core.at("items"), Kind.of(core.at("items")), depth + 1);
    } else if (kind == Kind.MAP
        && core.node().path("additionalProperties").isObject()
        && depth < 20) {
      Place values = core.at("additionalProperties");
      checkJson(values, Kind.of(values), depth + 1);
    } else if (kind == Kind.EMPTY_OBJECT && depth > 0) {
      report.add(schema, "is an object without properties: say additionalProperties: true");
    }
  }

  private void checkForm(Place media, Form form) {
    report.keysWithin(media, KEYWORDS);
    Place schema = media.at("schema");
    if (Kind.of(schema) != Kind.OBJECT) {
      report.add(media, "must have a schema of an object with properties");
      return;
    }
    List<Place> fields = new ArrayList<>(Compositions.properties(schema).values());
    for (Place field : fields) {
      Kind kind = Kind.of(field);
      Kind element = kind == Kind.LIST ? Kind.of(Kind.substance(field).at("items")) : kind;
      boolean file = element == Kind.BINARY && form == Form.MULTIPART;
      if (file && kind != Kind.LIST) {
        schemas.allowFile(field.target());
      }
      if (!Kind.SCALARS.contains(element) && !(file && kind != Kind.LIST)) {
        report.add(
            field,
            "must be a text, a number, a boolean, a date or a list of such%s in a form"
                .formatted(form == Form.MULTIPART ? ", or one file (format: binary)" : ""));
      }
    }
    schemas.check(schema);
  }
}
