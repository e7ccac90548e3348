package io.github.contactsv3.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.ContactFormat;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Model;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Type;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.live.LiveCheck.Need;
import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks against sandboxes, whose behaviour is known. */
class LiveChecksTest {
  /** Two of one name in a business: the older one has the greater id. */
  private static final String SAME_NAME =
      """
      {"id":"aaaaaaaaaaaaaaaaaaaa","firstName":"Ada","lastName":"Lovelace","businessId":"b1","dateAdded":"2026-02-01T00:00:00.000Z"}
      {"id":"zzzzzzzzzzzzzzzzzzzz","firstName":"Ada","lastName":"Lovelace","businessId":"b1","dateAdded":"2026-01-01T00:00:00.000Z","dndSettings":{"sms":{"status":"active"}}}
      """;

  private static final CustomFieldDefinition OF_ANOTHER_MODEL =
      new CustomFieldDefinition(
          "deal", "deal", Type.TEXT, "Deal", Model.OPPORTUNITY, List.of(), Map.of());

  /** Whether a service does so only an app could find out, and it would cost its authorization. */
  private static final Set<Assumption> NEVER = EnumSet.of(Assumption.REUSED_REFRESH_TOKEN_REVOKES);

  private final List<String> leftovers = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Assumption.class)
  void eachAssumption_isDeniedWhereItHolds(Assumption assumption) throws IOException {
    Map<String, LiveResult> results = run(builder -> builder.assume(assumption), true);

    LiveResult result = results.get(LiveCheck.name(assumption));
    assertThat(result).as("a check of %s", assumption).isNotNull();
    assertThat(result.text()).isNotBlank();
    assertThat(result.verdict())
        .as(result.text())
        .isEqualTo(NEVER.contains(assumption) ? Verdict.UNKNOWN : Verdict.DENIED);
  }

  @Test
  void withoutAssumptions_allDefaultsAreConfirmed() throws IOException {
    Map<String, LiveResult> results = run(UnaryOperator.identity(), true);

    assertThat(results.keySet())
        .containsAll(EnumSet.allOf(Assumption.class).stream().map(LiveCheck::name).toList())
        .contains("index-lag", "bulk-tags-max", "option-values", "appointment-zone");
    assertThat(results.values())
        .filteredOn(result -> result.verdict() != Verdict.CONFIRMED)
        .extracting(LiveResult::check)
        .containsExactlyInAnyOrder("reused-refresh-token-revokes", "appointment-zone");
  }

  @Test
  void otherOptionsOfTheSandbox_areDeniedWhereTheyDiffer() throws IOException {
    Map<String, LiveResult> results =
        run(builder -> builder.indexLag(Duration.ofHours(1)).bulkTagsMax(1_000), true);

    assertThat(results.get("index-lag").verdict()).isEqualTo(Verdict.DENIED);
    assertThat(results.get("bulk-tags-max").verdict()).isEqualTo(Verdict.DENIED);
    assertThat(run(builder -> builder.bulkTagsMax(100), true).get("bulk-tags-max").verdict())
        .isEqualTo(Verdict.DENIED);
  }

  @Test
  void reading_sendsNoRequestThatWrites_andNoMoreThanAnnounced() throws IOException {
    try (ContactsSandbox sandbox = sandbox(UnaryOperator.identity());
        ContactsClient client = client(sandbox).build()) {
      LiveChecks checks = LiveChecks.of(client, sandbox.baseUrl());

      Map<String, LiveResult> results = byName(checks.run(result -> {}, leftovers::add));

      assertThat(sandbox.requests().list())
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(checks.requests())
          .allMatch(LiveChecksTest::reads);
      LiveCheck.ALL.stream()
          .filter(check -> check.need() != Need.NOTHING)
          .forEach(
              check ->
                  assertThat(results.get(check.name()))
                      .returns(Verdict.UNKNOWN, LiveResult::verdict)
                      .returns(check.need().refusal, LiveResult::text));
    }
  }

  private static boolean reads(RecordedRequest request) {
    return request.method().equals("GET")
        || request.path().endsWith("/contacts/search")
        || request.path().equals("/oauth/token");
  }

  @Test
  void writing_leavesNothing_andSendsNoMoreThanAnnounced() throws IOException {
    try (ContactsSandbox sandbox = sandbox(UnaryOperator.identity());
        ContactsClient client = client(sandbox).build()) {
      LiveChecks checks = LiveChecks.of(client, sandbox.baseUrl()).withWrites();

      checks.run(result -> {}, leftovers::add);

      assertThat(sandbox.requests().list()).hasSizeLessThanOrEqualTo(checks.requests());
      sandbox.requests().assertArrived("createContact", 1);
      sandbox.requests().assertArrived("deleteContact", 1);
      assertThat(leftovers).isEmpty();
      assertThat(client.raw().send(everyone(client)).body()).contains("\"total\":2");
    }
  }

  private static RawRequest everyone(ContactsClient client) {
    return RawRequest.post("/contacts/search")
        .json(Map.of("locationId", client.locationId(), "pageLimit", 1));
  }

  @Test
  void interruptedRun_deletesItsContact() throws IOException {
    try (ContactsSandbox sandbox = sandbox(UnaryOperator.identity());
        ContactsClient client = client(sandbox).build()) {
      LiveChecks checks = LiveChecks.of(client, sandbox.baseUrl()).withWrites();

      assertThatThrownBy(
              () ->
                  checks.run(
                      result -> {
                        if (result.check().equals("index-lag")) {
                          Thread.currentThread().interrupt();
                        }
                      },
                      leftovers::add))
          .isInstanceOf(CallInterruptedException.class);

      assertThat(Thread.interrupted()).isTrue();
      sandbox.requests().assertArrived("createContact", 1);
      sandbox.requests().assertArrived("deleteContact", 1);
      assertThat(client.raw().send(everyone(client)).body()).contains("\"total\":2");
      assertThat(leftovers).isEmpty();
    }
  }

  @Test
  void contactThatCannotBeDeleted_isNamed() throws IOException {
    run(UnaryOperator.identity(), true, Fault.status(500).on("deleteContact").always());

    assertThat(leftovers)
        .singleElement()
        .asString()
        .matches("the contact \"contacts-v3 check-.{8}\" may be left, .* HTTP 500.*");
  }

  @Test
  void contactThatMayHaveBeenCreated_isNamed() throws IOException {
    assertThatThrownBy(
            () ->
                run(
                    UnaryOperator.identity(),
                    true,
                    Fault.resetAfterProcessing().on("createContact").always()))
        .isInstanceOf(TransportException.class);

    assertThat(leftovers)
        .singleElement()
        .asString()
        .contains("it is not known whether it was created");
  }

  @Test
  void serviceThatRespondsOtherwise_isUnknown_withoutPersonalData() throws IOException {
    Map<String, LiveResult> results =
        run(
            UnaryOperator.identity(),
            false,
            Fault.status(418)
                .json("{\"statusCode\":418,\"message\":\"ada@lovelace.example is no teapot\"}")
                .on("listContacts")
                .always());

    assertThat(results.get("old-paths-end-with-v3"))
        .returns(Verdict.UNKNOWN, LiveResult::verdict)
        .extracting(LiveResult::text)
        .asString()
        .startsWith("unexpected response: HTTP 418")
        .contains("is no teapot")
        .doesNotContain("lovelace");
  }

  @Test
  void wrongTokenScopeAndLocation_endTheRunAtOnce() throws IOException {
    try (ContactsSandbox sandbox = sandbox(UnaryOperator.identity())) {
      sandbox.grant("pit-write", sandbox.locationId(), Set.of("contacts.write"));
      sandbox.addLocation("Other");
      ContactsClientBuilder wrong =
          client(sandbox).credentials(Credentials.privateIntegrationToken("pit-wrong"));
      assertFails(sandbox, wrong, AuthenticationException.class);
      ContactsClientBuilder scope =
          client(sandbox).credentials(Credentials.privateIntegrationToken("pit-write"));
      assertFails(sandbox, scope, PermissionException.class);
      assertFails(sandbox, client(sandbox).locationId("Other"), PermissionException.class);
      assertThat(sandbox.requests().count()).isEqualTo(3);
    }
  }

  private void assertFails(
      ContactsSandbox sandbox, ContactsClientBuilder builder, Class<? extends Throwable> type) {
    try (ContactsClient client = builder.build()) {
      LiveChecks checks = LiveChecks.of(client, sandbox.baseUrl()).withWrites();
      assertThatThrownBy(() -> checks.run(result -> {}, leftovers::add)).isInstanceOf(type);
    }
    assertThat(leftovers).isEmpty();
  }

  private Map<String, LiveResult> run(
      UnaryOperator<ContactsSandboxBuilder> options, boolean everything, Fault... faults)
      throws IOException {
    try (ContactsSandbox sandbox = sandbox(options);
        ContactsClient client = client(sandbox).build();
        ContactsClient unlimited = client(sandbox).build()) {
      for (Fault fault : faults) {
        sandbox.faults().add(fault);
      }
      LiveChecks checks = LiveChecks.of(client, sandbox.baseUrl());
      if (everything) {
        checks = checks.withWrites().withExhaustedQuota(unlimited);
      }
      return byName(checks.run(result -> {}, leftovers::add));
    }
  }

  private static Map<String, LiveResult> byName(List<LiveResult> results) {
    assertThat(results).hasSize(LiveChecks.count());
    return results.stream().collect(Collectors.toMap(LiveResult::check, result -> result));
  }

  private static ContactsSandbox sandbox(UnaryOperator<ContactsSandboxBuilder> options)
      throws IOException {
    ContactsSandbox sandbox =
        options
            .apply(
                ContactsSandbox.builder()
                    .quota(100, Duration.ofHours(1))
                    .customField(OF_ANOTHER_MODEL))
            .start();
    sandbox.importContacts(
        sandbox.locationId(),
        ContactFormat.JSON_LINES,
        new ByteArrayInputStream(SAME_NAME.getBytes(StandardCharsets.UTF_8)));
    return sandbox;
  }

  private static ContactsClientBuilder client(ContactsSandbox sandbox) {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .locationId(sandbox.locationId())
        .quota(Quotas.unlimited())
        .retries(RetryPolicy.never());
  }
}
