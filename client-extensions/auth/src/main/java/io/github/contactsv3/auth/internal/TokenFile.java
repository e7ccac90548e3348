package io.github.contactsv3.auth.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a file: the pair, and what a later version of the library may have put beside it. */
record TokenFile(StoredToken token, ObjectNode json) {
  private static final int FORMAT = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** A problem of a file, in words that show nothing of its content. */
  private static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String problem) {
      super(problem, null, false, false);
    }
  }

  static TokenFile parse(byte[] bytes, Path file) {
    try {
      return parse(bytes);
    } catch (DamagedException e) {
      // Without the cause: parsers quote what they could not read.
      throw new TokenStoreException(
          "the token file "
              + file
              + " is damaged ("
              + e.getMessage()
              + "); it is left as it is: move it away and authorise the app again",
          null);
    }
  }

  private static TokenFile parse(byte[] bytes) throws DamagedException {
    if (!(tree(bytes) instanceof ObjectNode json)) {
      throw new DamagedException("no JSON object");
    }
    if (json.path("format").asInt() != FORMAT) {
      throw new DamagedException("format is not " + FORMAT);
    }
    try {
      StoredToken token =
          StoredToken.builder()
              .version(json.path("version").asLong())
              .accessToken(required(json, "accessToken"))
              .refreshToken(text(json, "refreshToken"))
              .issuedAt(instant("issuedAt", required(json, "issuedAt")))
              .expiresAt(instant("expiresAt", required(json, "expiresAt")))
              .scopes(texts(json.path("scopes")))
              .locationId(text(json, "locationId"))
              .companyId(text(json, "companyId"))
              .rotationStartedAt(optionalInstant(json, "rotationStartedAt"))
              .build();
      return new TokenFile(token, json);
    } catch (IllegalArgumentException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable JsonNode tree(byte[] bytes) throws DamagedException {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new DamagedException("broken JSON, " + bytes.length + " bytes");
    }
  }

  private static @Nullable String text(ObjectNode json, String name) throws DamagedException {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw new DamagedException(name + " is not a text");
    }
    return node.textValue();
  }

  private static String required(ObjectNode json, String name) throws DamagedException {
    String text = text(json, name);
    if (text == null) {
      throw new DamagedException(name + " is missing");
    }
    return text;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static @Nullable Instant optionalInstant(ObjectNode json, String name)
      throws DamagedException {
    String text = text(json, name);
    return text == null ? null : instant(name, text);
  }

  private static Instant instant(String name, String text) throws DamagedException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new DamagedException(name + " is no date");
    }
  }

  /** Returns the content of a new file, with what the old one had beside. */
  static byte[] bytes(TokenKey key, StoredToken token, @Nullable TokenFile old) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("clientId", key.clientId());
    json.put("version", token.version());
    json.put("accessToken", token.accessToken());
    json.put("refreshToken", token.refreshToken().orElse(null));
    json.put("issuedAt", token.issuedAt().toString());
    json.put("expiresAt", token.expiresAt().toString());
    ArrayNode scopes = json.putArray("scopes");
    token.scopes().forEach(scopes::add);
    json.put("locationId", token.locationId().orElse(null));
    json.put("companyId", token.companyId().orElse(null));
    json.put("rotationStartedAt", token.rotationStartedAt().map(Instant::toString).orElse(null));
    if (old != null) {
      ObjectNode previous = old.json();
      previous.fieldNames().forEachRemaining(name -> json.putIfAbsent(name, previous.get(name)));
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  @Override
  public String toString() {
    return "TokenFile{" + token + "}";
  }
}
