package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.UpdateTaskRequest;
import io.github.contactsv3.oauth.api.OAuthApi.ListInstalledLocationsQuery;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.GrantType;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside must not change where a request goes. */
class PathSafetyTest {
  private RecordingServer server;
  private ContactsClient client;

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
    client = client(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ContactsClient client(String baseUrl) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .retries(RetryPolicy.never())
        .quota(Quotas.unlimited())
        .baseUrl(baseUrl)
        .build();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t", ".", "..", "a\rb", "a\nb", "a\r\nX-Evil: 1", "a\u0000b"})
  void pathParameter_thatIsNoSegment_isRefusedByName(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.contacts().getContact(id))
        .withMessageStartingWith("getContact: contactId ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.contacts().deleteContactWithResponse(id))
        .withMessageStartingWith("deleteContact: contactId ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.tasks().updateTask("c1", id, UpdateTaskRequest.builder().build()))
        .withMessageStartingWith("updateTask: taskId ");
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a%2Fb",
    "../x, ..%2Fx",
    "a b, a%20b",
    "a+b, a%2Bb",
    "100%, 100%25",
    "a%2Fb, a%252Fb",
    "%2e%2e, %252e%252e",
    "a?b#c, a%3Fb%23c",
    "a;b=c, a%3Bb%3Dc",
    "..., ...",
    "{id}, %7Bid%7D",
    "é漢, %C3%A9%E6%BC%A2",
    "a*b~c, a%2Ab~c",
  })
  void pathParameter_withSpecialCharacters_arrivesAsOneSegment(String id, String segment) {
    server.responses(200, "{\"contact\":{\"id\":\"1\"}}");

    client.contacts().getContact(id);

    assertThat(server.only().target())
        .isIn("/contacts/" + segment, "/contacts/" + segment.replace("~", "%7E"));
  }

  @ParameterizedTest
  @CsvSource({
    "ada+test@example.com, ada%2Btest%40example.com",
    "a b, a%20b",
    "50%25, 50%2525",
    "test%2Babc, test%252Babc",
    "a&b=c, a%26b%3Dc",
    "'a,b', a%2Cb",
    "{email}, %7Bemail%7D",
    "é, %C3%A9",
  })
  void queryParameter_withSpecialCharacters_arrivesAsItWas(String email, String encoded) {
    client
        .searchApi()
        .findDuplicateContact(
            FindDuplicateContactQuery.builder().locationId("L1").email(email).build());

    assertThat(server.only().target())
        .isEqualTo("/contacts/search/duplicate?locationId=L1&email=" + encoded);
  }

  @Test
  void queryParameter_withLineBreak_isEncodedAndAddsNoHeader() {
    client
        .searchApi()
        .findDuplicateContact(
            FindDuplicateContactQuery.builder().locationId("L1").email("a\r\nX-Evil: 1").build());

    assertThat(server.only().target()).endsWith("email=a%0D%0AX-Evil%3A%201");
    assertThat(server.only().header("X-Evil")).isEmpty();
  }

  @Test
  void queryParameter_thatIsAList_isJoinedByCommas() {
    server.responses(200, "{\"contacts\":[]}");

    client
        .contacts()
        .listContactsByBusiness(
            "641c094001436dbc2081e642",
            ListContactsByBusinessQuery.builder()
                .locationId("L1")
                .startAfter(List.of("ada lovelace", "abc"))
                .limit(100)
                .build());

    assertThat(server.only().target())
        .isEqualTo(
            "/contacts/business/641c094001436dbc2081e642"
                + "?locationId=L1&startAfter=ada%20lovelace%2Cabc&limit=100");
  }

  @Test
  void queryParameter_emptyTextAndEmptyList_areANameAndNothing() {
    server.responses(200, "{\"contacts\":[]}");

    client
        .contacts()
        .listContactsByBusiness(
            "b1",
            ListContactsByBusinessQuery.builder()
                .locationId("L1")
                .query("")
                .startAfter(List.of())
                .build());

    assertThat(server.only().target()).isEqualTo("/contacts/business/b1?locationId=L1&query");
  }

  @Test
  void form_anyText_isEncodedOnceAndNotInTheAddress() {
    server.responses(200, "{\"accessToken\":\"a\",\"expiresIn\":1}");

    client
        .oauth()
        .requestToken(
            RequestTokenForm.builder()
                .clientId("a+b")
                .clientSecret("c d&e=f%2F{x}")
                .grantType(GrantType.AUTHORIZATION_CODE)
                .redirectUri("https://example.com/ü?x=1")
                .build());

    assertThat(server.only().target()).isEqualTo("/oauth/token");
    assertThat(server.only().text())
        .isEqualTo(
            "clientId=a%2Bb&clientSecret=c%20d%26e%3Df%252F%7Bx%7D&grantType=authorization_code"
                + "&redirectUri=https%3A%2F%2Fexample.com%2F%C3%BC%3Fx%3D1");
  }

  @Test
  void requiredQueryParameter_thatIsMissing_isRefusedByName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ListInstalledLocationsQuery.builder().companyId("C1").build())
        .withMessageContaining("appId");
  }

  @Test
  void enumInPath_isSentAsItsText() {
    server.responses(201, "{\"errorCount\":0,\"succeeded\":true,\"responses\":[]}");

    client
        .bulkApi()
        .bulkUpdateTags(
            BulkTagsAction.ADD,
            BulkTagsRequest.builder().locationId("L1").contacts("c1").tags("vip").build());

    assertThat(server.only().target()).isEqualTo("/contacts/bulk/tags/update/add");
  }

  @Test
  void nullBody_isRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.contacts().createContact(null))
        .withMessageStartingWith("createContact: ");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void prefixOfBaseUrl_isKept() {
    server.responses(200, "{\"contact\":{\"id\":\"1\"}}");

    client(server.url() + "/v3/").contacts().getContact("c1");

    assertThat(server.only().target()).isEqualTo("/v3/contacts/c1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "services.example.com",
        "ftp://example.com",
        "https://",
        "https://user:pw@example.com",
        "https://example.com?x=1",
        "https://example.com#x",
        "https://exa mple.com",
        "file:///etc/passwd"
      })
  void baseUrl_thatIsNone_isRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactsClient.builder().baseUrl(url))
        .withMessageStartingWith("baseUrl ")
        .withMessageNotContaining("pw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " pit-1", "pit-1 ", "pit\r\nX: 1", "pit\u00e9", "p\u0000"})
  void token_thatNoHeaderCanHold_isRefusedWithoutRepeatingIt(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.privateIntegrationToken(token))
        .withMessageStartingWith("token ")
        .withMessageNotContaining("pit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\r\nX: 1", "caf\u00e9"})
  void userAgent_thatNoHeaderCanHold_isRefusedByName(String userAgent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactsClient.builder().userAgent(userAgent))
        .withMessageStartingWith("userAgent ");
  }

  @Test
  void build_withoutCredentials_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ContactsClient.builder().build())
        .withMessageContaining("credentials");
  }
}
