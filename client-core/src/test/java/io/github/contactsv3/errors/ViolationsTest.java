package io.github.contactsv3.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.ValidationException.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "locationId must be a string                         | locationId",
        "locationId should not be empty                      | locationId",
        "property limit should not exist                     | limit",
        "each value in tags must be a string                 | tags",
        "customFields.0.id must be a string                  | customFields.0.id",
        "filters[0].field is not supported                   | filters[0].field",
        "country must be a valid enum value                  | country",
        "The token does not have access to this location.    |",
        "Contact is not active                               |",
        "Nothing                                             |",
      })
  void violation_property_isWhatTheTextNames(String text, String property) {
    assertThat(violations(text))
        .containsExactly(new Violation(Optional.ofNullable(property), text));
  }

  @Test
  void violations_ofSeveralMessages_areInTheirOrder() {
    assertThat(violations("email must be an email", "email should not be empty"))
        .extracting(Violation::text)
        .containsExactly("email must be an email", "email should not be empty");
  }

  private static List<Violation> violations(String... messages) {
    ServiceException e =
        ServiceException.builder()
            .operation(OperationInfo.NONE)
            .attempts(1)
            .status(422)
            .messages(List.of(messages))
            .build();
    return ((ValidationException) e).violations();
  }
}
