package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Pact;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.contract.DocumentedOperation;
import io.github.contactsv3.contract.ErrorMessages;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.SucceededResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The contracts of one resource: its successes, which the subclass lists with what the client makes
 * of them, and every error that the document declares for its operations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResourceContract {

  /** Of errors that all operations have, the examples that make a contract each. */
  private static final Map<String, List<String>> SHARED =
      Map.of(
          "401", List.of("invalidToken"),
          "403", List.of("otherLocation"),
          "5XX", List.of("internalError"));

  private final String tag;
  private final List<Contract> successes = new ArrayList<>();
  private final List<Contract> inText = new ArrayList<>();
  private final List<V4Pact> verified = new ArrayList<>();

  ResourceContract(String tag) {
    this.tag = tag;
  }

  static DocumentedOperation operation(String id) {
    return DocumentedOperation.all()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no operation " + id));
  }

  /** Adds a success without a body to send. */
  final <T> void success(
      String id, String example, String state, Class<T> type, Consumer<T> check) {
    success(id, null, example, state, type, check);
  }

  /** Adds a success: examples of the document to send and to respond with, and what comes of it. */
  final <T> void success(
      String id,
      @Nullable String sent,
      String example,
      String state,
      Class<T> type,
      Consumer<T> check) {
    success(operation(id), sent, example, state, type, check);
  }

  /** Adds a success of an operation with other parameters than the document's examples. */
  final <T> void success(
      DocumentedOperation operation,
      @Nullable String sent,
      String example,
      String state,
      Class<T> type,
      Consumer<T> check) {
    successes.add(
        new Contract(
            operation,
            Stream.of(
                    operation.deviations(),
                    sent == null ? "" : "sending " + sent,
                    "giving " + example)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")),
            state,
            Map.of("operationId", operation.id()),
            sent == null ? null : operation.requestExample(sent),
            operation.successStatus(),
            operation.responseExample(String.valueOf(operation.successStatus()), example),
            outcome -> {
              if (outcome.thrown() != null) {
                throw new AssertionError(outcome.thrown());
              }
              check.accept(type.cast(outcome.result()));
            }));
  }

  /** Adds a success without further properties in the response. */
  final void done(String id, @Nullable String sent, String state) {
    success(
        id,
        sent,
        "done",
        state,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }

  /** Adds an error that a proxy in front of the service responds in plain text. */
  final void refusedInText(String id, int status, String example) {
    DocumentedOperation operation = operation(id);
    inText.add(
        new Contract(
            operation,
            "refused with " + status + " " + example,
            States.REFUSED,
            Map.of("operationId", id, "status", status, "example", example),
            null,
            status,
            operation.responseText("5XX", example),
            outcome -> {
              assertThat(outcome.thrown()).isExactlyInstanceOf(ServerErrorException.class);
              assertThat(((ServerErrorException) outcome.thrown()).status()).isEqualTo(status);
            }));
  }

  /** The successes. */
  final Stream<Contract> contracts() {
    return successes.stream();
  }

  @TestFactory
  Stream<DynamicTest> errorsInText() {
    return tests(inText.stream());
  }

  @TestFactory
  Stream<DynamicTest> successes() {
    return tests(successes.stream());
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return tests(
        operations()
            .flatMap(
                operation ->
                    operation.statuses().stream()
                        .filter(status -> !status.startsWith("2"))
                        .flatMap(status -> errors(operation, status))));
  }

  private Stream<DocumentedOperation> operations() {
    return DocumentedOperation.all().filter(operation -> operation.tag().equals(tag));
  }

  private Stream<DynamicTest> tests(Stream<Contract> contracts) {
    return contracts.map(
        contract ->
            DynamicTest.dynamicTest(
                contract.description(), () -> verified.add(PactRun.verify(contract))));
  }

  @AfterAll
  void write() {
    PactRun.write(verified);
  }

  private static Stream<Contract> errors(DocumentedOperation operation, String status) {
    return SHARED.getOrDefault(status, operation.responseNames(status)).stream()
        .map(example -> error(operation, status, example));
  }

  private static Contract error(DocumentedOperation operation, String status, String example) {
    int code = status.equals("5XX") ? 500 : Integer.parseInt(status);
    JsonNode body = operation.responseExample(status, example);
    List<JsonNode> requests = operation.requestExamples();
    return new Contract(
        operation,
        "refused with " + code + " " + example,
        States.of(operation, code, example),
        Map.of("operationId", operation.id(), "status", code, "example", example),
        requests.isEmpty() ? null : requests.get(0),
        code,
        body,
        outcome -> {
          assertThat(outcome.thrown()).isExactlyInstanceOf(expected(code, body, example));
          ServiceException thrown = (ServiceException) outcome.thrown();
          assertThat(thrown.status()).isEqualTo(code);
          assertThat(thrown.operation().id()).isEqualTo(operation.id());
          assertThat(thrown.messages()).isEqualTo(ErrorMessages.of(body));
          assertThat(thrown.traceId().orElse("")).isEqualTo(body.path("traceId").asText());
          if (thrown instanceof DuplicateContactException duplicate) {
            assertThat(duplicate.contactId()).hasValue(body.at("/meta/contactId").asText());
            assertThat(duplicate.matchingField()).hasValue(body.at("/meta/matchingField").asText());
          }
        });
  }

  private static Class<? extends ServiceException> expected(
      int status, JsonNode body, String example) {
    if (body.has("meta")) {
      return DuplicateContactException.class;
    }
    if (example.equals("locationNotActive")) {
      return LocationInactiveException.class;
    }
    if (example.equals("unknownRoute")) {
      // No contact is missing; it is the client or the address that is wrong.
      return ServiceException.class;
    }
    if (example.equals("contactNotFound")) {
      return NotFoundException.class;
    }
    if (example.equals("invalidGrant")) {
      return AuthenticationException.class;
    }
    return switch (status) {
      case 400, 422 -> ValidationException.class;
      case 401 -> AuthenticationException.class;
      case 403 -> PermissionException.class;
      case 404 -> NotFoundException.class;
      case 429 -> RateLimitedException.class;
      default -> ServerErrorException.class;
    };
  }

  /**
   * Whatever the document shows as a response to an operation of this resource has its contract.
   */
  @Test
  void everyExampleOfASuccess_hasAContract() {
    List<String> shown =
        operations()
            .flatMap(
                operation ->
                    operation.responseNames(String.valueOf(operation.successStatus())).stream()
                        .map(example -> operation.id() + " " + example))
            .toList();

    assertThat(successes)
        .extracting(
            contract ->
                contract.operation().id()
                    + " "
                    + contract.variant().substring(contract.variant().indexOf("giving ") + 7))
        .containsAll(shown);
  }
}
