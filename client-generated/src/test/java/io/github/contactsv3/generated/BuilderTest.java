package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.model.TagsRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the builder of every model, with the document as the measure. */
class BuilderTest {

  static Stream<Schema> models() {
    return Spec.allSchemas().filter(schema -> schema.isObject() && schema.isGenerated());
  }

  static Stream<Arguments> requiredProperties() {
    return models()
        .flatMap(schema -> schema.required().stream().map(name -> Arguments.of(schema, name)));
  }

  static Stream<Arguments> properties() {
    return models()
        .flatMap(
            schema ->
                schema.properties().keySet().stream().map(name -> Arguments.of(schema, name)));
  }

  static Stream<Arguments> nullableProperties() {
    return properties().filter(a -> ((Schema) a.get()[0]).isNullable((String) a.get()[1]));
  }

  static Stream<Schema> openModels() {
    return models().filter(Schema::isOpen);
  }

  @ParameterizedTest
  @MethodSource("requiredProperties")
  void build_requiredPropertyUnset_isRefusedByItsJsonName(Schema schema, String missing) {
    List<String> others = new ArrayList<>(schema.required());
    others.remove(missing);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Models.of(schema, others))
        .withMessage("%s.%s is required and not set", schema.name(), missing);
  }

  @ParameterizedTest
  @MethodSource("models")
  void build_onlyRequiredSet_writesNothingElse(Schema schema) {
    assertThat(Models.write(Models.of(schema, schema.required())).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(schema.required());
  }

  @ParameterizedTest
  @MethodSource("properties")
  void setter_null_isRefusedByItsJsonName(Schema schema, String property) {
    Object builder = Models.builder(schema.type());
    Method setter = Models.setter(builder, property);
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> Models.call(builder, setter, (Object) null))
        .withMessage("%s.%s is null: %s", schema.name(), property, advice(schema, property));
  }

  /** Only what there is: no clear method where the document does not allow null. */
  private static String advice(Schema schema, String property) {
    JsonNode node = schema.spec().resolve(schema.properties().get(property));
    boolean nullable = schema.isNullable(property) || !node.has("type");
    if (schema.required().contains(property)) {
      return nullable ? "call its clear method to send null" : "it is required";
    }
    return nullable ? "leave it unset, or call its clear method to send null" : "leave it unset";
  }

  @ParameterizedTest
  @MethodSource("properties")
  void ifPresent_nullOrValue_isLeftUnsetOrSet(Schema schema, String property) {
    Object builder = Models.toBuilder(Models.of(schema, schema.required()));
    Object before = Models.build(builder);
    Method setter = Models.setter(builder, property);
    Method ifPresent = Models.ifPresent(builder, setter);
    assertThat(ifPresent != null)
        .isEqualTo(!schema.isOpen() && !schema.required().contains(property));
    if (ifPresent != null) {
      assertThat(Models.call(builder, ifPresent, (Object) null)).isSameAs(builder);
      assertThat(Models.build(builder)).isEqualTo(before);
      JsonNode value = Models.sample(schema.spec(), schema.properties().get(property), "text");
      Models.set(builder, ifPresent, value);
      assertThat(Models.write(Models.build(builder)).has(property)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void setter_value_isWrittenUnderItsJsonNameAndRead(Schema schema, String property)
      throws ReflectiveOperationException, JsonProcessingException {
    JsonNode value = Models.sample(schema.spec(), schema.properties().get(property), "text");
    List<String> names = new ArrayList<>(schema.required());
    names.remove(property);
    names.add(property);

    Object model = Models.of(schema, names);

    assertThat(withoutFraction(Models.write(model).get(property))).isEqualTo(value);
    assertThat(Models.getter(schema.type(), property).invoke(model)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("nullableProperties")
  void clear_nullableProperty_sendsNullOnceAndIsUndoneByAValue(Schema schema, String property) {
    Object builder = Models.toBuilder(Models.of(schema, schema.required()));
    Models.call(builder, Models.clear(builder, property));
    Object cleared = Models.build(builder);
    assertThat((Object) Models.write(cleared).get(property)).isEqualTo(NullNode.getInstance());
    assertThat(Models.build(Models.toBuilder(cleared)))
        .isEqualTo(cleared)
        .hasSameHashCodeAs(cleared);

    Models.set(
        builder, property, Models.sample(schema.spec(), schema.properties().get(property), "text"));
    assertThat(Models.write(Models.build(builder)).get(property).isNull()).isFalse();
    assertThat(Models.build(builder)).isNotEqualTo(cleared);
  }

  @ParameterizedTest
  @MethodSource("properties")
  void clear_propertyThatMayNotBeNull_doesNotExist(Schema schema, String property) {
    JsonNode node = schema.spec().resolve(schema.properties().get(property));
    boolean mayBeNull = schema.isNullable(property) || !node.has("type");
    Object builder = Models.builder(schema.type());
    if (mayBeNull) {
      assertThat(Models.clear(builder, property)).isNotNull();
    } else {
      assertThatThrownBy(() -> Models.clear(builder, property)).isInstanceOf(AssertionError.class);
    }
  }

  @ParameterizedTest
  @MethodSource("openModels")
  void additionalProperty_declaredName_isRefused(Schema schema) throws NoSuchMethodException {
    Object builder = Models.builder(schema.type());
    Method method = builder.getClass().getMethod("additionalProperty", String.class, Object.class);
    Models.call(builder, method, "x-new", null);
    for (String declared : schema.properties().keySet()) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> Models.call(builder, method, declared, "value"))
          .withMessageContaining(declared);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void additionalProperty_exists_onlyWhereTheDocumentIsOpen(Schema schema) {
    assertThat(schema.type().getMethods())
        .extracting(Method::getName)
        .satisfies(
            names ->
                assertThat(names.contains("getAdditionalProperties")).isEqualTo(schema.isOpen()));
  }

  @Test
  void list_givenOrRead_isCopiedAndUnmodifiable() throws Exception {
    List<String> tags = new ArrayList<>(List.of("vip"));
    TagsRequest request = TagsRequest.builder().tags(tags).build();
    tags.add("late");
    assertThat(request.getTags()).containsExactly("vip");
    assertUnmodifiable(request.getTags());

    Contact contact =
        Models.JSON.readValue(
            "{\"id\":\"c\",\"tags\":[\"vip\"],\"odd\":{\"a\":[1]}}", Contact.class);
    assertUnmodifiable(contact.getTags());
    Map<String, ?> additional = contact.getAdditionalProperties();
    assertThatThrownBy(additional::clear).isInstanceOf(UnsupportedOperationException.class);
    Map<?, ?> odd = (Map<?, ?>) additional.get("odd");
    assertThatThrownBy(odd::clear).isInstanceOf(UnsupportedOperationException.class);
    assertUnmodifiable((List<?>) odd.get("a"));
  }

  @Test
  void anyTypedValue_givenAsListOrMap_isCopiedAtAnyDepth() {
    List<Object> inner = new ArrayList<>(List.of("a"));
    Map<String, Object> value = new LinkedHashMap<>(Map.of("list", inner));
    CustomFieldInput input = CustomFieldInput.builder().id("f").fieldValue(value).build();
    inner.add("late");
    value.put("late", true);
    assertThat(input.getFieldValue()).isEqualTo(Map.of("list", List.of("a")));
  }

  @Test
  void additionalProperty_ofARequest_isSentAndDeclaredNamesAreRefused() {
    TagsRequest.Builder builder = TagsRequest.builder().tags("a");
    assertThat(builder.additionalProperty("new", 1).build().toJson())
        .isEqualTo("{\"tags\":[\"a\"],\"new\":1}");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> builder.additionalProperty("tags", 1))
        .withMessage("tags has a method of its own");
  }

  @Test
  void additionalProperty_givenToABuilder_doesNotReachWhatIsBuiltAlready() {
    Contact.Builder builder = Contact.builder().id("c").additionalProperty("a", 1);
    Contact contact = builder.build();
    builder.additionalProperty("b", 2);
    contact.toBuilder().additionalProperty("c", 3);
    assertThat(contact.getAdditionalProperties()).isEqualTo(Map.of("a", 1));
  }

  private static void assertUnmodifiable(List<?> list) {
    assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  /** Responses are written with milliseconds, the sample has none; the round trip checks those. */
  private static JsonNode withoutFraction(JsonNode value) throws JsonProcessingException {
    return Models.TREES.readTree(value.toString().replace("09:30:00.000Z", "09:30:00Z"));
  }
}
