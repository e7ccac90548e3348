package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Body;
import feign.Headers;
import feign.RequestLine;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.TagsApi;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.model.TagsRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The interfaces and the operation tables agree with the documents. */
class InterfacesTest {

  static Stream<DeclaredOperation> operations() {
    return Spec.allOperations();
  }

  static Stream<Class<?>> interfaces() {
    return operations().<Class<?>>map(DeclaredOperation::api).distinct();
  }

  @ParameterizedTest
  @EnumSource(Spec.class)
  void table_ofADocument_saysWhatTheDocumentSays(Spec spec) {
    List<OperationInfo> expected = spec.operations().stream().map(DeclaredOperation::info).toList();
    List<OperationInfo> actual =
        switch (spec) {
          case CONTACTS -> Operations.all();
          case OAUTH -> io.github.contactsv3.oauth.api.Operations.all();
          case FIELDS -> io.github.contactsv3.fields.api.Operations.all();
          case WEBHOOKS -> List.of();
        };
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(actual).isUnmodifiable();
  }

  @Test
  void constants_ofTheDocument_areItsOperations() throws IllegalAccessException {
    assertThat(Operations.GET_CONTACT).isEqualTo(Operations.byId("getContact"));
    List<OperationInfo> constants = new ArrayList<>();
    for (Field field : Operations.class.getFields()) {
      constants.add((OperationInfo) field.get(null));
    }
    assertThat(constants).containsExactlyInAnyOrderElementsOf(Operations.all());
  }

  @Test
  void table_known_hasWhatRetriesAndPagingNeed() {
    // Guards the comparison above against a document that says nothing at all.
    assertThat(Operations.all())
        .filteredOn(operation -> operation.id().equals("upsertContact"))
        .singleElement()
        .satisfies(
            upsert -> {
              assertThat(upsert.idempotentUnless()).isEqualTo("createNewIfDuplicateAllowed");
              assertThat(upsert.scopes()).containsExactly("contacts.write");
            });
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void interface_methods_areAPlainOneAndAVariantForEachOperation(Class<?> api) {
    Set<String> expected = new TreeSet<>();
    operations()
        .filter(operation -> operation.api() == api)
        .forEach(
            operation -> {
              expected.add(operation.id());
              expected.add(operation.id() + "WithResponse");
            });
    Class<?> http = Schema.load(api.getName() + "$Http");
    assertThat(http.getMethods())
        .filteredOn(method -> !method.isDefault())
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(http.getInterfaces()).containsExactly(api);
    assertThat(api.getMethods()).allMatch(Method::isDefault);
    assertThat(api.getMethods())
        .allMatch(
            method ->
                Stream.of(method.getAnnotations())
                    .noneMatch(one -> one.annotationType().getName().startsWith("feign.")));
    assertThat(api.getInterfaces()).isEmpty();
    assertThat(api.getFields()).isEmpty();
    assertThat(api.getDeclaredClasses())
        .filteredOn(nested -> nested != http)
        .extracting(Class::getSimpleName)
        .allMatch(name -> expected.contains(decapitalised(name.replaceFirst("(Query|Form)$", ""))));
  }

  @Test
  void method_notImplemented_namesItselfAndTheClass() {
    class Fake implements TagsApi {}

    assertThatThrownBy(() -> new Fake().addTags("c1", TagsRequest.builder().tags("a").build()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("TagsApi.addTags is not implemented by " + Fake.class.getName());
    assertThatThrownBy(
            () -> new Fake().removeTagsWithResponse("c1", TagsRequest.builder().tags("a").build()))
        .hasMessageStartingWith("TagsApi.removeTagsWithResponse is not implemented by ");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void variant_ofAnOperation_differsInTheReturnTypeOnly(DeclaredOperation operation) {
    Method plain = method(operation.http(), operation.id());
    Method variant = method(operation.http(), operation.id() + "WithResponse");

    assertThat(variant.getGenericParameterTypes()).isEqualTo(plain.getGenericParameterTypes());
    assertThat(variant.getParameterAnnotations()).isDeepEqualTo(plain.getParameterAnnotations());
    assertThat(variant.getAnnotation(RequestLine.class))
        .isEqualTo(plain.getAnnotation(RequestLine.class));
    assertThat(variant.getAnnotation(Headers.class)).isEqualTo(plain.getAnnotation(Headers.class));
    assertThat(variant.getAnnotation(Body.class)).isEqualTo(plain.getAnnotation(Body.class));
    ParameterizedType wrapper = (ParameterizedType) variant.getGenericReturnType();
    assertThat(wrapper.getRawType()).isEqualTo(ApiResponse.class);
    assertThat(wrapper.getActualTypeArguments())
        .containsExactly(boxed(plain.getGenericReturnType()));
    assertThat(plain.isAnnotationPresent(Deprecated.class))
        .isEqualTo(variant.isAnnotationPresent(Deprecated.class))
        .isEqualTo(operation.info().deprecated());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void query_thatMayBeLeftOutAsAWhole_hasDefaultMethodsWithoutIt(DeclaredOperation operation) {
    List<JsonNode> query =
        operation.parameters().stream().filter(p -> p.path("in").asText().equals("query")).toList();
    boolean optional =
        !query.isEmpty() && query.stream().noneMatch(p -> p.path("required").asBoolean());
    List<String> names = List.of(operation.id(), operation.id() + "WithResponse");

    assertThat(operation.http().getMethods())
        .filteredOn(method -> names.contains(method.getName()) && method.isDefault())
        .hasSize(optional ? 2 : 0);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void headers_ofAnOperation_holdItsConstantVersion(DeclaredOperation operation) {
    List<String> expected =
        operation.parameters().stream()
            .filter(parameter -> parameter.path("name").asText().equals("Version"))
            .map(
                p ->
                    "Version: " + operation.spec().resolve(p.path("schema")).at("/enum/0").asText())
            .toList();
    assertThat(expected).containsExactly("Version: v3");
    assertThat(method(operation.http(), operation.id()).getAnnotation(Headers.class).value())
        .containsOnlyOnceElementsOf(expected)
        .filteredOn(header -> header.startsWith("Version"))
        .hasSize(1);
  }

  private static Method method(Class<?> api, String name) {
    return Arrays.stream(api.getMethods())
        .filter(m -> m.getName().equals(name) && !m.isDefault())
        .findFirst()
        .orElseThrow();
  }

  private static Type boxed(Type type) {
    return type == void.class ? Void.class : type;
  }

  private static String decapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
