package io.github.contactsv3.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.Contact;
import io.github.contactsv3.oauth.model.TokenResponse;
import org.junit.jupiter.api.Test;

/** With this library on the class path, failures of tests show what differs. */
class ValuesInTestsTest {
  @Test
  void toString_model_showsItsValues() {
    Contact contact =
        Contact.fromJson(
            "{\"id\":\"c\",\"firstName\":\"Ada\",\"tags\":[\"vip\"],\"dnd\":{\"a\":1},\"phone\":null,"
                + "\"customFields\":[{\"id\":\"f\",\"value\":1.10}],\"new name\":[1]}");
    assertThat(contact)
        .hasToString(
            "Contact{id=c, firstName=Ada, phone=null, tags=[vip], "
                + "customFields=[CustomField{id=f, value=1.10}], dnd={\"a\":1}, new name=[1]}");
  }

  @Test
  void toString_tokens_stayMasked() {
    assertThat(TokenResponse.fromJson("{\"accessToken\":\"CANARY\",\"locationId\":\"l\"}"))
        .hasToString("TokenResponse{accessToken=***, locationId=l}");
  }
}
