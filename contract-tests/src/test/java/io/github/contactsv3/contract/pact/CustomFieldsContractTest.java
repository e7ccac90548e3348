package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.fields.model.FieldDefinitionResponse;
import io.github.contactsv3.fields.model.FieldOwner;
import io.github.contactsv3.fields.model.ListCustomFieldsResponse;

class CustomFieldsContractTest extends ResourceContract {

  CustomFieldsContractTest() {
    super("CustomFields");
    success(
        "listCustomFields",
        "fields",
        States.CUSTOM_FIELDS,
        ListCustomFieldsResponse.class,
        r -> {
          assertThat(r.getCustomFields())
              .extracting(FieldDefinition::getDataType)
              .containsExactly("SINGLE_OPTIONS", "FILE_UPLOAD");
          assertThat(r.getCustomFields().get(0).getPicklistOptions())
              .containsExactly("Bronze", "Silver", "Gold");
        });
    success(
        "listCustomFields",
        "none",
        States.NO_CUSTOM_FIELDS,
        ListCustomFieldsResponse.class,
        r -> assertThat(r.getCustomFields()).isEmpty());
    success(
        "getCustomField",
        "field",
        States.CUSTOM_FIELDS,
        FieldDefinitionResponse.class,
        r -> {
          assertThat(r.getCustomField().getFieldKey()).isEqualTo("contact.membership_level");
          assertThat(r.getCustomField().getModel()).isEqualTo(FieldOwner.CONTACT);
        });
  }
}
