package io.github.contactsv3.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.contactsv3.model.SearchFilter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fields offer exactly what the document says that the service takes. */
class ContactFieldsTest {

  private static JsonNode document() throws IOException {
    try (InputStream yaml =
        ContactFieldsTest.class.getResourceAsStream("/META-INF/contacts-v3/contacts-v3.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(yaml));
    }
  }

  private static Map<String, Set<String>> documented(JsonNode rules) {
    Map<String, Set<String>> fields = new TreeMap<>();
    for (JsonNode rule : rules) {
      for (JsonNode name : rule.get("fields")) {
        Set<String> operators = new TreeSet<>();
        rule.get("operators").forEach(operator -> operators.add(operator.textValue()));
        String key =
            rule.has("customFieldTypes")
                ? name.textValue() + " as " + rule.get("type").textValue()
                : name.textValue();
        fields.put(key, operators);
      }
    }
    return fields;
  }

  private static Map<String, Object> constants(Class<?> type) throws IllegalAccessException {
    Map<String, Object> constants = new HashMap<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        Object value = field.get(null);
        constants.put(value.toString(), value);
      }
    }
    return constants;
  }

  /** The operators that a field's methods send. */
  private static Set<String> operators(Object field) throws ReflectiveOperationException {
    Set<String> operators = new TreeSet<>();
    for (Method method : field.getClass().getMethods()) {
      Class<?> returned = method.getReturnType();
      if (returned == Condition.class || returned == OpportunityCondition.class) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = argument(method, i);
        }
        Object condition = method.invoke(field, arguments);
        SearchFilter filter =
            (condition instanceof OpportunityCondition nested
                    ? nested.condition
                    : (Condition) condition)
                .toFilter();
        assertThat(filter.getField()).isEqualTo(field.toString());
        operators.add(Objects.requireNonNull(filter.getOperator()).value());
      }
    }
    return operators;
  }

  private static Object argument(Method method, int index) throws ReflectiveOperationException {
    Class<?> type = method.getParameterTypes()[index];
    if (type == String.class) {
      return "value";
    } else if (type == boolean.class) {
      return true;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == LocalDate.class) {
      return LocalDate.EPOCH;
    } else if (type == Number.class) {
      return BigDecimal.ONE;
    } else if (type == OpportunityCondition.class) {
      return OpportunityField.STATUS.eq("open");
    } else if (type == OpportunityCondition[].class) {
      return new OpportunityCondition[0];
    } else if (Collection.class.isAssignableFrom(type)) {
      assertThat(((ParameterizedType) method.getGenericParameterTypes()[index]).toString())
          .contains("String");
      return List.of("value");
    }
    return type.getMethod("of", String.class).invoke(null, "active");
  }

  @Test
  void fieldsAndOperators_areThoseOfTheDocument() throws Exception {
    JsonNode rules = document().at("/components/schemas/SearchFilter/x-search-fields");
    Map<String, Set<String>> offered = new TreeMap<>();
    for (Map.Entry<String, Object> field : constants(ContactFields.class).entrySet()) {
      offered.put(field.getKey(), operators(field.getValue()));
    }
    CustomFieldRef custom = ContactFields.customField("{id}");
    offered.put(custom + " as text", operators(custom.text()));
    offered.put(custom + " as keyword", operators(custom.options()));
    offered.put(custom + " as number", operators(custom.number()));
    offered.put(custom + " as date", operators(custom.date()));
    offered.put(custom + ".{optionId} as text", operators(custom.textBox("{optionId}")));

    assertThat(offered).isEqualTo(documented(rules));
  }

  @Test
  void fieldsOfOpportunities_areThoseOfTheDocument() throws Exception {
    JsonNode rules = document().at("/components/schemas/SearchFilter/x-search-fields");
    Map<String, Set<String>> documented = new TreeMap<>();
    rules.forEach(rule -> documented.putAll(documented(rule.path("nested"))));
    Map<String, Set<String>> offered = new TreeMap<>();
    for (Map.Entry<String, Object> field : constants(OpportunityField.class).entrySet()) {
      offered.put(field.getKey(), operators(field.getValue()));
    }

    assertThat(offered).isEqualTo(documented);
  }

  @Test
  void sorts_areThoseOfTheDocument() throws Exception {
    Set<String> documented = new TreeSet<>();
    document()
        .at("/components/schemas/SearchSort/x-sort-fields")
        .forEach(field -> documented.add(field.textValue()));
    Set<String> offered = new TreeSet<>();
    for (Object field : constants(ContactFields.class).values()) {
      for (String direction : List.of("asc", "desc")) {
        try {
          Sort sort = (Sort) field.getClass().getMethod(direction).invoke(field);
          assertThat(sort.direction().value()).isEqualTo(direction);
          offered.add(sort.field());
        } catch (NoSuchMethodException e) {
          assertThat(documented).doesNotContain(field.toString());
        }
      }
    }

    assertThat(offered).isEqualTo(documented);
  }
}
