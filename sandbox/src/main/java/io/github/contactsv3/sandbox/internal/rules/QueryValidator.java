package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks query parameters against the document; wording as in {@link BodyValidator}. */
public final class QueryValidator {

  private static final Pattern ZERO_FRACTION = Pattern.compile("(?<=\\d)\\.0{1,9}$");

  private QueryValidator() {}

  /**
   * Throws a 422 unless the parameters fit the operation. Integers lose a fraction of zero, which
   * clients send whose numbers always have one: {@code 10.0} becomes {@code 10}.
   */
  public static void check(ServedOperation operation, Map<String, List<String>> query) {
    List<String> messages = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ServedOperation.QueryParameter parameter : operation.queryParameters()) {
      String name = parameter.name();
      known.add(name);
      List<String> values = query.getOrDefault(name, List.of());
      if (values.isEmpty() || values.get(0).isBlank()) {
        if (parameter.required()) {
          if (values.isEmpty()) {
            messages.add(BodyValidator.mustBe(name, parameter.schema()));
          }
          messages.add(name + " should not be empty");
        }
      } else if (values.size() > 1) {
        messages.add(BodyValidator.mustBe(name, parameter.schema()));
      } else {
        if (parameter.schema().path("type").asText().equals("integer")) {
          values.set(0, ZERO_FRACTION.matcher(values.get(0)).replaceFirst(""));
        }
        checkValue(name, values.get(0), parameter.schema(), messages);
      }
    }
    for (String name : query.keySet()) {
      if (!known.contains(name)) {
        messages.add("property " + name + " should not exist");
      }
    }
    if (!messages.isEmpty()) {
      throw ApiError.unprocessable(messages);
    }
  }

  private static void checkValue(
      String name, String value, JsonNode schema, List<String> messages) {
    String type = schema.path("type").asText();
    if (type.equals("boolean") && !value.equals("true") && !value.equals("false")) {
      messages.add(BodyValidator.mustBe(name, schema));
    }
    Set<String> options = new LinkedHashSet<>();
    schema.path("enum").forEach(option -> options.add(option.asText()));
    if (!options.isEmpty() && !options.contains(value)) {
      messages.add(name + " must be one of the following values: " + String.join(", ", options));
    }
    if (!type.equals("integer")) {
      return;
    }
    if (!value.matches("-?\\d{1,18}")) {
      messages.add(BodyValidator.mustBe(name, schema));
      return;
    }
    BigDecimal number = new BigDecimal(value);
    if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0) {
      messages.add(name + " must not be less than " + schema.get("minimum").asText());
    }
    if (schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
      messages.add(name + " must not be greater than " + schema.get("maximum").asText());
    }
  }
}
