package io.github.contactsv3.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.errors.ValidationException.Violation;
import io.github.contactsv3.errors.WebhookException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {
  private static final OperationInfo OPERATION = Operations.CREATE_CONTACT;

  @Test
  void methods_everyClassThatCallsThrow_haveOne() {
    assertThat(concrete(ContactsApiException.class))
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(
            methods().<Class<?>>map(Method::getReturnType).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_defaults_makeExactlyItsClass(Method method) throws Exception {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(ErrorsTest::argument).toArray();

    ContactsApiException error = (ContactsApiException) method.invoke(null, arguments);

    assertThat(error.getClass()).isEqualTo(method.getReturnType());
    assertThat(error.operation()).isEqualTo(OPERATION);
    assertThat(error.getMessage()).startsWith("createContact: ");
    if (error instanceof ServiceException service) {
      assertThat(service.traceId()).contains(Errors.TRACE_ID);
      assertThat(service.attempts()).isEqualTo(1);
      assertThat(service.messages()).isNotEmpty();
    }
  }

  @Test
  void validation_texts_areViolations() {
    ValidationException error =
        Errors.validation(OPERATION, "email must be an email", "something else");

    assertThat(error.status()).isEqualTo(422);
    assertThat(error.violations())
        .containsExactly(
            new Violation(Optional.of("email"), "email must be an email"),
            new Violation(Optional.empty(), "something else"));
  }

  @Test
  void validation_textsOfAnotherError_areRefused() {
    assertThatThrownBy(
            () -> Errors.validation(OPERATION, "This location does not allow duplicated contacts."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the texts make it a DuplicateContactException, not a ValidationException");
  }

  @Test
  void variants_whatCallersBranchOn_differs() {
    AuthenticationException again = Errors.reauthorizationRequired(OPERATION);
    assertThat(again.isReauthorizationRequired()).isTrue();
    assertThat(Errors.tokenRejected(OPERATION).isReauthorizationRequired()).isFalse();
    assertThat(Errors.dailyLimitReached(OPERATION).isDaily()).isTrue();
    assertThat(Errors.rateLimited(OPERATION).isDaily()).isFalse();
    assertThat(Errors.rateLimited(OPERATION).rateLimits().retryAfter())
        .contains(Duration.ofSeconds(10));
    assertThat(Errors.responseLost(OPERATION).mayHaveBeenProcessed()).isTrue();
    assertThat(Errors.connectionRefused(OPERATION).mayHaveBeenProcessed()).isFalse();
    assertThat(Errors.duplicate(OPERATION, "q7x", "phone").contactId()).contains("q7x");
    assertThat(Errors.response(OPERATION, 503).attempts(4).build().attempts()).isEqualTo(4);
  }

  static Stream<Method> methods() {
    return Arrays.stream(Errors.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> ContactsApiException.class.isAssignableFrom(method.getReturnType()));
  }

  private static Object argument(Class<?> type) {
    if (type == OperationInfo.class) {
      return OPERATION;
    }
    if (type == Exception.class) {
      return new IllegalStateException("full");
    }
    return type == String.class ? "q7x" : new String[] {"email must be an email"};
  }

  /** Without those of webhooks, which reading a body throws and no call. */
  private static Stream<Class<?>> concrete(Class<?> type) {
    if (type == WebhookException.class) {
      return Stream.empty();
    }
    Stream<Class<?>> itself =
        Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type);
    return type.isSealed()
        ? Stream.concat(
            itself, Arrays.stream(type.getPermittedSubclasses()).flatMap(ErrorsTest::concrete))
        : itself;
  }
}
