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
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content of a file: the tokens, and properties that a later version of the library added. */
record TokenFile(StoredToken token, ObjectNode json) {
  private static final BigInteger FORMAT = BigInteger.ONE;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** A problem of a file, in words that show nothing of its content. */
  private static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String problem) {
      super(problem, null, false, false);
    }
  }

  static TokenFile parse(byte[] bytes, TokenKey key, Path file) {
    try {
      TokenFile content = parse(bytes, file);
      if (!content.belongsTo(key)) {
        throw new TokenStoreException(
            "the token file "
                + file
                + " holds the tokens of another app, location or agency than its name says: put"
                + " the right file in its place, or move it away and authorize the app again",
            null);
      }
      return content;
    } catch (DamagedException e) {
      // Without the cause: parsers quote what they could not read.
      throw new TokenStoreException(
          "the token file "
              + file
              + " is damaged ("
              + e.getMessage()
              + "); it is left as it is: move it away and authorize the app again",
          null);
    }
  }

  private static TokenFile parse(byte[] bytes, Path file) throws DamagedException {
    if (!(tree(bytes) instanceof ObjectNode json)) {
      throw new DamagedException("no JSON object");
    }
    requireFormat(json, file);
    try {
      StoredToken token =
          StoredToken.builder()
              .version(version(json))
              .accessToken(required(json, "accessToken"))
              .refreshToken(text(json, "refreshToken"))
              .issuedAt(instant("issuedAt", required(json, "issuedAt")))
              .expiresAt(instant("expiresAt", required(json, "expiresAt")))
              .scopes(texts(json, "scopes"))
              .locationId(text(json, "locationId"))
              .companyId(text(json, "companyId"))
              .authorizedAt(optionalInstant(json, "authorizedAt"))
              .rotationStartedAt(optionalInstant(json, "rotationStartedAt"))
              .build();
      // Read here, so that a wrong type is told as damage.
      text(json, "clientId");
      text(json, "type");
      text(json, "id");
      return new TokenFile(token, json);
    } catch (IllegalArgumentException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  private static void requireFormat(ObjectNode json, Path file) throws DamagedException {
    BigInteger format = integer(json, "format");
    if (format.compareTo(FORMAT) > 0) {
      throw new TokenStoreException(
          "the token file "
              + file
              + " was written by a newer version of this library (format "
              + (format.bitLength() < Long.SIZE ? format.toString() : "unknown")
              + ", this version reads "
              + FORMAT
              + "): update the library",
          null);
    }
    if (!format.equals(FORMAT)) {
      throw new DamagedException("format is not " + FORMAT);
    }
  }

  /** Files of earlier versions lack the type and the id of the key. */
  private boolean belongsTo(TokenKey key) {
    return isOrMissing("clientId", key.clientId())
        && isOrMissing("type", type(key))
        && isOrMissing("id", key.id())
        && key.accepts(token);
  }

  private boolean isOrMissing(String name, String expected) {
    JsonNode node = json.path(name);
    return node.isMissingNode() || node.isNull() || expected.equals(node.textValue());
  }

  private static String type(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT);
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

  private static BigInteger integer(ObjectNode json, String name) throws DamagedException {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      throw new DamagedException(name + " is missing");
    }
    if (!node.isIntegralNumber()) {
      throw new DamagedException(name + " is not an integer");
    }
    return node.bigIntegerValue();
  }

  private static long version(ObjectNode json) throws DamagedException {
    BigInteger version = integer(json, "version");
    if (version.bitLength() >= Long.SIZE) {
      throw new DamagedException("version is too large");
    }
    return version.longValue();
  }

  private static List<String> texts(ObjectNode json, String name) throws DamagedException {
    JsonNode node = json.path(name);
    List<String> texts = new ArrayList<>();
    for (JsonNode text : node) {
      if (!text.isTextual()) {
        throw new DamagedException(name + " is not a list of texts");
      }
      texts.add(text.textValue());
    }
    if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
      throw new DamagedException(name + " is not a list of texts");
    }
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

  /** Returns the content of a new file, with the unknown properties of the old one. */
  static byte[] bytes(TokenKey key, StoredToken token, @Nullable TokenFile old) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("clientId", key.clientId());
    json.put("type", type(key));
    json.put("id", key.id());
    json.put("version", token.version());
    json.put("accessToken", token.accessToken());
    json.put("refreshToken", token.refreshToken().orElse(null));
    json.put("issuedAt", token.issuedAt().toString());
    json.put("expiresAt", token.expiresAt().toString());
    ArrayNode scopes = json.putArray("scopes");
    token.scopes().forEach(scopes::add);
    json.put("locationId", token.locationId().orElse(null));
    json.put("companyId", token.companyId().orElse(null));
    json.put("authorizedAt", token.authorizedAt().map(Instant::toString).orElse(null));
    json.put("rotationStartedAt", token.rotationStartedAt().map(Instant::toString).orElse(null));
    if (old != null) {
      // Not properties(), which Jackson 2.14 lacks.
      old.json()
          .fieldNames()
          .forEachRemaining(name -> json.putIfAbsent(name, old.json().get(name)));
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
