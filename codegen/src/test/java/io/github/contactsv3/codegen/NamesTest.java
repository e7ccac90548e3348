package io.github.contactsv3.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of a document become names of Java by a rule, whatever they are. */
class NamesTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "firstName|firstName", "first_name|firstName", "First-Name|firstName", "_id|id", "URL|URL",
        "class|class", "true|trueValue", "2fa|value2fa", "''|value", "$|value",
        "build|buildValue", "ids[]|ids", "a.b|aB", "é|value"
      },
      delimiter = '|')
  void member_anyName_isOneOfJava(String name, String expected) {
    assertThat(Names.member(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "Contact|Contact", "contact_dto|ContactDto", "Contact.Dto|ContactDto", "String|StringModel",
        "map|MapModel", "2fa|Model2fa", "''|ModelModel", "Über|Ber"
      },
      delimiter = '|')
  void type_anyName_isOneOfJava(String name, String expected) {
    assertThat(Names.type(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "very large|VERY_LARGE", "camelCase|CAMEL_CASE", "SMS|SMS", "1|NUMBER_1", "-1|MINUS_1",
        "''|EMPTY", "' '|BLANK", ">=|GREATER_THAN_EQUALS", "a+b|A_PLUS_B", "a/b|A_B"
      },
      delimiter = '|')
  void constant_anyValue_isOneOfJava(String value, String expected) {
    assertThat(Names.constant(value)).isEqualTo(expected);
  }

  @Test
  void unique_nameThatDiffersInCaseOnly_getsANumber() {
    assertThat(Names.unique("Contactdto", List.of("ContactDto", "ContactDto2")))
        .isEqualTo("Contactdto3");
  }
}
