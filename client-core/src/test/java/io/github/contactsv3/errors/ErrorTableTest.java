package io.github.contactsv3.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.internal.ErrorCopies;
import io.github.contactsv3.errors.internal.ResumeCursors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those that users of the service have recorded. */
class ErrorTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | This location does not allow duplicated contacts.             | Duplicate",
        "400 | Contact with id AbCdEfGhIjKlMnOpQrSt not found                | NotFound",
        "400 | Invalid field additional_phones                              | Validation",
        "400 | Min. 3 characters required for applying contains filter      | Validation",
        "400 | Pass at least one of number, email query parameter           | Validation",
        "400 | Invalid Custom Field Value \"{}\" for \"x\"                  | Validation",
        "400 | Not authorized to update permanent dnd setting for SMS       | Validation",
        "400 | Invalid parameter: grantType                                 | Validation",
        "400 | Missing parameter: clientId                                  | Validation",
        "400 | Invalid grant: refresh token is invalid                      | Reauthorization",
        "401 | Invalid grant: refresh token is invalid                      | Reauthorization",
        "400 | Location is not active                                       | LocationInactive",
        "401 | version header was not found.                                | Validation",
        "401 | version header is invalid                                    | Validation",
        "401 | Invalid token: access token is invalid                       | Authentication",
        "401 | Invalid Private Integration token                            | Authentication",
        "401 | Invalid JWT                                                  | Authentication",
        "401 | ''                                                           | Authentication",
        "401 | Token of this location has expired                           | Authentication",
        "401 | The access token for this scope has expired                  | Authentication",
        "401 | Invalid token version                                        | Authentication",
        "401 | The token is not authorized for this scope.                  | Permission",
        "401 | This authClass type is not allowed to access this scope      | Permission",
        "401 | This AuthClass is not yet supported                          | Permission",
        "401 | This location is not accessible from this token!             | Permission",
        "403 | The token does not have access to this location.             | Permission",
        "401 | This route is not yet supported by the IAM Service.          | Permission",
        "500 | This route is not yet supported by the IAM Service.          | Permission",
        "403 | ''                                                           | Permission",
        "404 | Cannot GET /x                                                | Other",
        "404 | The requested App 'abc' was not found.                       | NotFound",
        "404 | ''                                                           | NotFound",
        "422 | property limit should not exist                              | Validation",
        "422 | country must be a valid enum value                           | Validation",
        "429 | Too Many Requests                                            | RateLimited",
        "429 | ''                                                           | RateLimited",
        "500 | Internal server error                                        | ServerError",
        "503 | no healthy upstream                                          | ServerError",
        "503 | upstream connect error or disconnect/reset before headers    | ServerError",
        "302 | ''                                                           | Other",
        "409 | ''                                                           | Other",
        "413 | ''                                                           | Other",
        "600 | ''                                                           | Other",
      })
  void build_picksTheClassByStatusAndWords(int status, String message, String expected) {
    ServiceException e =
        message.isEmpty()
            ? Examples.error(status).build()
            : Examples.error(status, message).build();

    assertThat(kind(e)).isEqualTo(expected);
    assertThat(e.status()).isEqualTo(status);
  }

  @Test
  void isTokenRejected_eachClassOf401_isTrueOnlyForTheTokenItself() {
    assertThat((AuthenticationException) Examples.error(401, "Invalid JWT").build())
        .returns(true, AuthenticationException::isTokenRejected)
        .returns(false, AuthenticationException::isReauthorizationRequired);
    assertThat((AuthenticationException) Examples.error(401, "Invalid grant: expired").build())
        .returns(false, AuthenticationException::isTokenRejected)
        .returns(true, AuthenticationException::isReauthorizationRequired);
  }

  @Test
  void copyOf_errorOfAnotherThread_saysTheSameAndSharesNothingThatChanges() {
    ServiceException original =
        Examples.error(503, "x")
            .attempts(3)
            .rateLimits(RateLimits.UNKNOWN.withRetryAfter(Duration.ofSeconds(2)))
            .build();
    ResumeCursors.attach(original, "cursor-of-the-leader");

    RuntimeException copy = ErrorCopies.copyOf(original);
    copy.addSuppressed(new IllegalStateException("of the follower"));
    ResumeCursors.attach(copy, "cursor-of-the-follower");

    assertThat(copy)
        .isNotSameAs(original)
        .hasSameClassAs(original)
        .hasMessage(original.getMessage());
    assertThat(copy.getStackTrace()).isNotEqualTo(original.getStackTrace());
    assertThat(original.getSuppressed()).isEmpty();
    assertThat(original.resumeCursor()).contains("cursor-of-the-leader");
    assertThat((ServiceException) copy)
        .returns(503, ServiceException::status)
        .returns(3, ServiceException::attempts)
        .returns(List.of("x"), ServiceException::messages)
        .returns(Optional.of(Duration.ofSeconds(2)), error -> error.rateLimits().retryAfter())
        .returns(Optional.of("cursor-of-the-follower"), ServiceException::resumeCursor);
  }

  @Test
  void build_wordsInAnyCaseAndAmongOthers_areFound() {
    assertThat(Examples.error(401, "first", "THE TOKEN IS NOT AUTHORIZED FOR THIS SCOPE").build())
        .isInstanceOf(PermissionException.class);
  }

  @Test
  void build_withExistingContact_isADuplicateWhateverTheWords() {
    ServiceException e = Examples.error(400, "no").duplicate("c1", "email").build();

    assertThat(e)
        .isInstanceOfSatisfying(
            DuplicateContactException.class,
            duplicate -> {
              assertThat(duplicate.contactId()).contains("c1");
              assertThat(duplicate.matchingField()).contains("email");
            });
  }

  @Test
  void build_duplicateWithoutMeta_saysNothingOfTheContact() {
    ServiceException e =
        Examples.error(400, "This location does not allow duplicated contacts.").build();

    assertThat(((DuplicateContactException) e).contactId()).isEmpty();
    assertThat(((DuplicateContactException) e).matchingField()).isEmpty();
  }

  @Test
  void build_serverErrorWithMeta_staysAServerError() {
    assertThat(Examples.error(500).duplicate("c1", null).build())
        .isInstanceOf(ServerErrorException.class);
  }

  @Test
  void build_dailyQuotaUsedUp_isDaily() {
    RateLimits burst = new RateLimits(100, 0, Duration.ofSeconds(10), 200L, 7L, null);
    RateLimits daily = new RateLimits(100, 99, Duration.ofSeconds(10), 200L, 0L, null);

    assertThat(Examples.error(429).rateLimits(burst).build())
        .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.isDaily()).isFalse());
    assertThat(Examples.error(429).rateLimits(daily).build())
        .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.isDaily()).isTrue());
    assertThat(Examples.error(429).build())
        .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.isDaily()).isFalse());
  }

  @Test
  void build_carriesAllItWasGiven() {
    RateLimits rateLimits =
        new RateLimits(1, 2, Duration.ofSeconds(3), 4L, 5L, Duration.ofSeconds(7));
    ServiceException e =
        Examples.error(503, "a", "b")
            .attempts(4)
            .traceId("0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77")
            .rateLimits(rateLimits)
            .build();

    assertThat(e.operation()).isSameAs(Examples.GET_CONTACT);
    assertThat(e.attempts()).isEqualTo(4);
    assertThat(e.messages()).containsExactly("a", "b");
    assertThat(e.traceId()).contains("0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77");
    assertThat(e.rateLimits()).isSameAs(rateLimits);
    assertThat(e)
        .hasMessage(
            "getContact: HTTP 503 (a; b), trace"
                + " 0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77 after 4 attempts");
  }

  @Test
  void build_notSent_saysSo() {
    assertThat(Examples.error(429, "the daily quota is used up").attempts(0).build())
        .hasMessage("getContact: not sent (the daily quota is used up)");
  }

  @Test
  void build_withoutOperationOrStatus_saysWhich() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ServiceException.builder().operation(Examples.GET_CONTACT).build())
        .withMessageContaining("status");
    assertThatNullPointerException()
        .isThrownBy(() -> ServiceException.builder().status(400).messages(List.of()).build())
        .withMessageContaining("operation");
  }

  private static String kind(ServiceException e) {
    if (e instanceof AuthenticationException authentication) {
      return authentication.isReauthorizationRequired() ? "Reauthorization" : "Authentication";
    }
    String name = e.getClass().getSimpleName();
    return name.equals("ServiceException")
        ? "Other"
        : name.replace("ContactException", "").replace("Exception", "");
  }
}
