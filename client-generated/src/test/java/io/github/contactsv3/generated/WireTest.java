package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Param;
import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.CampaignsApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.GrantType;
import io.github.contactsv3.runtime.ApiResponse;
import io.github.contactsv3.runtime.Parameters;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generated interfaces send with Feign alone, and how they read the answer. */
class WireTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"},\"traceId\":\"t\"}";

  static Stream<Operation> operations() {
    return Spec.allOperations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void call_anyOperation_sendsItsMethodPathAndVersion(Operation operation) throws Exception {
    for (String suffix : List.of("", "WithResponse")) {
      RecordingClient client = new RecordingClient(answer(operation));
      Method method =
          Arrays.stream(operation.api().getMethods())
              .filter(m -> m.getName().equals(operation.id() + suffix))
              .findFirst()
              .orElseThrow();
      Object[] arguments =
          Arrays.stream(method.getParameters()).map(p -> argument(operation, p)).toArray();

      Object answer = method.invoke(client.api(operation.api()), arguments);

      String path = operation.path().replace("{type}", "add").replaceAll("\\{(\\w+)}", "$1-1");
      assertThat(client.only().httpMethod().name().toLowerCase(Locale.ROOT))
          .isEqualTo(operation.method());
      assertThat(client.route().replaceFirst("\\?.*", "")).isEqualTo(path);
      assertThat(client.only().headers().get("Version")).containsExactly("v3");
      assertThat(client.only().headers().get("Accept")).containsExactly("application/json");
      assertThat(client.body().isEmpty()).isEqualTo(!operation.node().has("requestBody"));
      assertThat(answer).isInstanceOf(method.getReturnType());
      if (answer instanceof ApiResponse<?> response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("x-ratelimit-remaining")).contains("99");
        assertThat((Object) Models.write(response.body()))
            .isEqualTo(Models.TREES.readTree(answer(operation)));
      }
    }
  }

  @Test
  void addToCampaign_noArgumentForTheBody_sendsAnEmptyObject() throws Exception {
    RecordingClient client = new RecordingClient("{\"succeeded\":true}");
    client.api(CampaignsApi.class).addToCampaign("c1", "k1");
    JsonNode body = Models.TREES.readTree(client.body());
    assertThat(body.isObject()).isTrue();
    assertThat(body).isEmpty();
    assertThat(client.only().headers().get("Content-Type")).containsExactly("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "a+b, a%2Bb",
    "'a b', a%20b",
    "50%, 50%25",
    "a%2Fb, a%252Fb",
    "a/b, a%2Fb",
    "../x, ..%2Fx",
    "{x}, %7Bx%7D",
    "Zoë, Zo%C3%AB",
    "a?b#c, a%3Fb%23c",
    "..., ...",
    "a;b=c, a%3Bb%3Dc",
  })
  void path_anyText_isOneEncodedSegment(String id, String segment) {
    RecordingClient client = new RecordingClient(CONTACT);
    client.api(ContactsApi.class).getContact(id);
    assertThat(client.route()).isEqualTo("/contacts/" + segment);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ".", "..", "a\r\nb", "a\u0000b"})
  void path_textThatWouldChangeTheRoute_isRefusedAndNotSent(String id) {
    RecordingClient client = new RecordingClient(CONTACT);
    ContactsApi api = client.api(ContactsApi.class);
    assertThatIllegalArgumentException().isThrownBy(() -> api.getContact(id));
    assertThatIllegalArgumentException().isThrownBy(() -> api.deleteContactWithResponse(id));
    assertThat(client.count()).isZero();
  }

  @Test
  void path_enum_isItsText() {
    RecordingClient client = new RecordingClient("{\"succeeded\":true}");
    BulkTagsRequest request =
        BulkTagsRequest.builder().contacts("c1").tags("vip").locationId("l1").build();
    client.api(BulkApi.class).bulkUpdateTags(BulkTagsAction.REMOVE, request);
    assertThat(client.route()).isEqualTo("/contacts/bulk/tags/update/remove");
    assertThat(client.body())
        .isEqualTo("{\"contacts\":[\"c1\"],\"tags\":[\"vip\"],\"locationId\":\"l1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "+15550100, %2B15550100",
    "'a b', a%20b",
    "50%, 50%25",
    "a%2Fb, a%252Fb",
    "a/b, a%2Fb",
    "a&b=c, a%26b%3Dc",
    "{x}, %7Bx%7D",
    "Zoë, Zo%C3%AB",
  })
  void query_anyText_isEncodedOnce(String number, String encoded) {
    RecordingClient client = new RecordingClient("{\"contact\":null}");
    client
        .api(SearchApi.class)
        .findDuplicateContact(
            FindDuplicateContactQuery.builder().locationId("l1").number(number).build());
    assertThat(client.route())
        .isEqualTo("/contacts/search/duplicate?locationId=l1&number=" + encoded);
  }

  @Test
  void query_emptyTextAndEmptyList_areANameAndNothing() {
    RecordingClient client = new RecordingClient("{\"contacts\":[]}");
    client
        .api(ContactsApi.class)
        .listContactsByBusiness(
            "b1",
            ListContactsByBusinessQuery.builder()
                .locationId("l1")
                .query("")
                .startAfter(List.of())
                .build());
    assertThat(client.route()).isEqualTo("/contacts/business/b1?locationId=l1&query");
  }

  @Test
  void query_list_isOneParameterWithCommas() {
    RecordingClient client = new RecordingClient("{\"contacts\":[]}");
    client
        .api(ContactsApi.class)
        .listContactsByBusiness(
            "b1",
            ListContactsByBusinessQuery.builder()
                .locationId("l1")
                .limit(10)
                .startAfter(List.of("Ada E", "c1"))
                .build());
    assertThat(client.route())
        .isEqualTo("/contacts/business/b1?locationId=l1&limit=10&startAfter=Ada%20E%2Cc1");
  }

  @Test
  void form_anyText_isEncodedOnceAndNotInTheAddress() {
    RecordingClient client = new RecordingClient("{\"accessToken\":\"a\",\"expiresIn\":1}");
    client
        .api(OAuthApi.class)
        .requestToken(
            RequestTokenForm.builder()
                .clientId("a+b")
                .clientSecret("c d&e=f%2F{x}")
                .grantType(GrantType.AUTHORIZATION_CODE)
                .redirectUri("https://example.com/ü?x=1")
                .build());
    assertThat(client.route()).isEqualTo("/oauth/token");
    assertThat(client.body())
        .isEqualTo(
            "clientId=a%2Bb&clientSecret=c%20d%26e%3Df%252F%7Bx%7D&grantType=authorization_code"
                + "&redirectUri=https%3A%2F%2Fexample.com%2F%C3%BC%3Fx%3D1");
    assertThat(client.only().headers().get("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded");
  }

  @Test
  void plainMethod_answer_isTheBodyOfTheVariant() {
    ContactResponse plain = new RecordingClient(CONTACT).api(ContactsApi.class).getContact("c1");
    assertThat(plain.getContact().getId()).isEqualTo("c1");
    assertThat(
            new RecordingClient(CONTACT).api(ContactsApi.class).getContactWithResponse("c1").body())
        .isEqualTo(plain);
  }

  private static Object argument(Operation operation, Parameter parameter) {
    Param path = parameter.getAnnotation(Param.class);
    if (path != null) {
      return parameter.getType() == String.class ? path.value() + "-1" : BulkTagsAction.ADD;
    }
    if (Parameters.class.isAssignableFrom(parameter.getType())) {
      return parameters(parameter.getType());
    }
    Schema schema = operation.spec().schema(parameter.getType().getSimpleName());
    return Models.of(schema, schema.required());
  }

  /** With every parameter that is a text, which all required ones are but one. */
  private static Object parameters(Class<?> type) {
    Object builder = Models.builder(type);
    for (Method setter : builder.getClass().getDeclaredMethods()) {
      if (setter.getParameterCount() == 1 && setter.getParameterTypes()[0] == String.class) {
        Models.call(builder, setter, "text");
      } else if (setter.getParameterCount() == 1
          && setter.getParameterTypes()[0] == GrantType.class) {
        Models.call(builder, setter, GrantType.REFRESH_TOKEN);
      }
    }
    return Models.build(builder);
  }

  /** A body with what is required of the first success that the document declares. */
  private static String answer(Operation operation) {
    JsonNode success =
        operation.node().path("responses").properties().stream()
            .filter(response -> response.getKey().startsWith("2"))
            .findFirst()
            .orElseThrow()
            .getValue();
    String reference =
        operation.spec().resolve(success).at("/content/application~1json/schema/$ref").asText();
    Schema schema = operation.spec().schema(reference.replaceFirst(".*/", ""));
    return Models.write(Models.of(schema, schema.required())).toString();
  }
}
