package io.github.contactsv3.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.WithContactsSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Client, sandbox and an application share a class path whose versions the application chose. */
@WithContactsSandbox(seed = 5)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.banner-mode=off",
      "spring.main.log-startup-info=false",
      "logging.level.org=warn",
      "contacts.enabled=false"
    })
class SandboxOnSpringBootTest {

  @SpringBootApplication
  @RestController
  static class Application {

    record Greeting(String text) {}

    @PostMapping("/contacts")
    CreateContactRequest contact(@RequestBody CreateContactRequest request) {
      return request.toBuilder().source("form").build();
    }

    @GetMapping("/greeting")
    Greeting greeting() {
      return new Greeting("hello");
    }
  }

  @Test
  void extension_givesClientAndSandbox(ContactsClient client, ContactsSandbox sandbox) {
    SearchContactsRequest all =
        SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(2).build();

    assertThat(client.searchApi().searchContacts(all).getTotal()).isEqualTo(5);
    sandbox.requests().assertArrived("searchContacts", 1);
  }

  @Test
  void application_servesItselfBesideTheSandbox(@LocalServerPort int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/greeting")).build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("{\"text\":\"hello\"}");
  }

  @Test
  void application_hasModelsAsBodies(@LocalServerPort int port) throws Exception {
    String form =
        "{\"locationId\":\"l\",\"phone\":null,"
            + "\"customFields\":[{\"id\":\"f\",\"fieldValue\":1250.50}]}";

    HttpResponse<String> response = post(port, form);

    assertThat(CreateContactRequest.fromJson(response.body()))
        .isEqualTo(CreateContactRequest.fromJson(form).toBuilder().source("form").build());
    assertThat(response.body()).contains("1250.50", "\"phone\":null").doesNotContain("email");
    assertThat(post(port, "{\"locationId\":\"l\",\"tags\":7}").statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> post(int port, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/contacts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void models_areReadableInFailuresOfTests() {
    CreateContactRequest ada =
        CreateContactRequest.builder().locationId("l").firstName("Ada").tags("vip").build();
    CreateContactRequest eve = ada.toBuilder().firstName("Eve").build();

    assertThatThrownBy(() -> assertThat(eve).isEqualTo(ada))
        .hasMessageContaining("CreateContactRequest{firstName=Ada, locationId=l, tags=[vip]}")
        .hasMessageContaining("CreateContactRequest{firstName=Eve, locationId=l, tags=[vip]}");
    assertThatThrownBy(() -> verifiedWith(ada, eve)).hasMessageContaining("firstName=Ada");
  }

  private static void verifiedWith(CreateContactRequest wanted, CreateContactRequest actual) {
    ContactStore store = mock(ContactStore.class);
    store.save(actual);
    verify(store).save(wanted);
  }

  /** What an application mocks. */
  interface ContactStore {
    void save(CreateContactRequest request);
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void sandbox_startsWithoutAWordInTheLogOfTheApplication(CapturedOutput output) {
    ContactsSandbox.start().close();

    assertThat(output.getAll()).isEmpty();
  }

  @Test
  void junit_isTheOneOfThisSpringBoot() {
    assertThat(Test.class.getPackage().getImplementationVersion())
        .startsWith(System.getProperty("expected.junit") + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.undertow.Undertow",
        "org.xnio.Xnio",
        "com.networknt.schema.JsonSchema",
        "com.google.i18n.phonenumbers.PhoneNumberUtil",
        "picocli.CommandLine"
      })
  void librariesOfTheSandbox_areNoneOfTheApplications(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }
}
