package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser that code generators use accepts the documents. */
class DocumentParsingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"contacts-v3.yaml", "oauth-v3.yaml", "custom-fields.yaml", "webhooks.yaml"})
  void readLocation_document_hasNoMessages(String file) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    SwaggerParseResult result = new OpenAPIV3Parser().readLocation(file, null, options);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
  }
}
