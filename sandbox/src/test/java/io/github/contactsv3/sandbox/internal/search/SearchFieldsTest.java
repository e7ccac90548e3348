package io.github.contactsv3.sandbox.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import org.junit.jupiter.api.Test;

class SearchFieldsTest {

  @Test
  void documentedFields_all_areKnownToTheSandbox() {
    ServedDocument document = ServedDocument.contacts();

    assertThat(new SearchFields(document, assumption -> false)).isNotNull();
  }
}
