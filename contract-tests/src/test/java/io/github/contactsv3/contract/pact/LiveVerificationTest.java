package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.contract.pact.LiveSettings.Writes;
import io.github.contactsv3.contract.pact.LiveVerification.Result;
import io.github.contactsv3.contract.pact.LiveVerification.Verdict;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.live.LiveResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verification of the service, tried on a sandbox that is one: no control, ids of its own. */
@Tag("pacts")
@Order(4)
class LiveVerificationTest {

  private static final String LOCATION = "QmTw7uX2pLr9VbN4cZs1";
  private static final String USER = "Zk3VxLq8sTnR5wYd0uPa";

  private ContactsSandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().locationId(LOCATION).token("pit-live").quotaOff().start();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private List<Result> verify(@Nullable Writes writes) {
    return new LiveVerification(
            new LiveSettings(sandbox.baseUrl(), "pit-live", LOCATION, writes, Duration.ZERO))
        .verify(PactFile.present().interactions());
  }

  private long contacts() {
    SearchContactsRequest all =
        SearchContactsRequest.builder().locationId(LOCATION).pageLimit(1).build();
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Credentials.privateIntegrationToken("pit-live"))
        .build()
        .searchApi()
        .searchContacts(all)
        .getTotal();
  }

  private static Result of(List<Result> results, String interaction) {
    return results.stream()
        .filter(result -> result.interaction().equals(interaction))
        .findFirst()
        .orElseThrow();
  }

  private static List<Result> of(List<Result> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  @Test
  void reading_anEmptyLocation_verifiesErrorsAndLeavesOutTheRest() {
    List<Result> results = verify(null);

    assertThat(of(results, Verdict.DIFFERENT)).isEmpty();
    assertThat(of(results, "getContact, refused with 401 invalidToken").verdict())
        .isEqualTo(Verdict.FULFILLED);
    assertThat(of(results, "getContact, giving full").why())
        .startsWith("none of the location's first 100 contacts has just [locationId, firstName");
    assertThat(of(results, "getContact, refused with 500 internalError").why())
        .isEqualTo("only a sandbox can be told to be so");
    assertThat(of(results, "createContact, sending typical, giving created").why())
        .isEqualTo("writes");
  }

  @Test
  void reading_usesTheContactsThereAre_andWritesNothing() {
    sandbox.seed(200);

    List<Result> results = verify(null);

    assertThat(of(results, Verdict.DIFFERENT)).isEmpty();
    assertThat(of(results, Verdict.FULFILLED)).hasSizeGreaterThan(20);
    assertThat(of(results, "getContact, giving full").verdict()).isEqualTo(Verdict.FULFILLED);
    assertThat(of(results, "findDuplicateContact, giving found").verdict())
        .isEqualTo(Verdict.FULFILLED);
    assertThat(contacts()).isEqualTo(200);
    assertThat(sandbox.requests().list())
        .extracting(RecordedRequest::method)
        .containsOnly("GET", "POST");
    assertThat(sandbox.requests().list())
        .filteredOn(request -> request.method().equals("POST"))
        .extracting(RecordedRequest::path)
        .containsOnly("/contacts/search");
  }

  @Test
  void writing_verifiesWhatItCanCreate_andLeavesNothingBehind() {
    List<Result> results = verify(new Writes(USER));

    assertThat(of(results, Verdict.DIFFERENT)).isEmpty();
    assertThat(of(results, Verdict.FULFILLED)).hasSizeGreaterThan(80);
    assertThat(
            List.of(
                "createContact, sending minimal, giving createdBare",
                "searchContacts, sending firstPage, giving page",
                "updateTask, sending postpone, giving updated",
                "removeTags, sending one, giving removed"))
        .allSatisfy(
            interaction ->
                assertThat(of(results, interaction).verdict()).isEqualTo(Verdict.FULFILLED));
    assertThat(of(results, "addToCampaign, sending empty, giving done").why())
        .isEqualTo("needs Y5AMhDEE4L6EuVmmDTKZ, which is an example");
    assertThat(contacts()).isZero();
  }

  @Test
  void differentResponse_isNamedByItsPlaceWithoutItsValue() {
    sandbox.seed(200);
    sandbox
        .faults()
        .add(
            Fault.status(418)
                .json("{\"contact\":{\"id\":7,\"email\":\"canary@example.com\"}}")
                .on("getContact")
                .always());

    Result result = of(verify(null), "getContact, giving full");

    assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(result.why()).contains("body $.contact.id").doesNotContain("canary");
  }

  @Test
  void assumptions_areCheckedWithTheSameSettings() {
    List<String> leftovers = new ArrayList<>();
    LiveSettings settings =
        new LiveSettings(sandbox.baseUrl(), "pit-live", LOCATION, new Writes(USER), Duration.ZERO);

    List<LiveResult> results = LiveAssumptions.check(settings, leftovers::add);

    assertThat(results)
        .filteredOn(result -> result.check().equals("unknown-custom-field-is-400"))
        .extracting(LiveAssumptions::line)
        .containsExactly(
            "confirmed  unknown-custom-field-is-400          the value of an unknown custom field"
                + " is ignored: HTTP 200");
    assertThat(results).noneMatch(result -> result.verdict() == LiveResult.Verdict.DENIED);
    assertThat(LiveAssumptions.page(settings, results, LocalDate.of(2026, 11, 30)))
        .contains("Service: " + sandbox.baseUrl())
        .contains("| confirmed: HTTP 200 | 2026-11-30 |")
        .doesNotContain("pit-live")
        .doesNotContain(LOCATION);
    assertThat(leftovers).isEmpty();
    assertThat(contacts()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ",
    "pit-x, '', -Dhighlevel.location is missing",
    "pit-x, L1, -Dhighlevel.user is missing"
  })
  void settings_areReadFromProperties(String token, String location, @Nullable String problem) {
    Map<String, String> properties = Map.of("token", token, "location", location, "writes", "true");
    properties.forEach((name, value) -> System.setProperty("highlevel." + name, value));
    try {
      if (problem == null) {
        assertThat(LiveSettings.ofProperties()).isNull();
      } else {
        assertThatThrownBy(LiveSettings::ofProperties).hasMessage(problem);
      }
    } finally {
      properties.keySet().forEach(name -> System.clearProperty("highlevel." + name));
    }
  }
}
