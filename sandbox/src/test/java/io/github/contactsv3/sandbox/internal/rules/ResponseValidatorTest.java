package io.github.contactsv3.sandbox.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResponseValidatorTest {

  private static final String TRACE = "'traceId':'0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'";

  private final ServedDocument document = ServedDocument.contacts();
  private final ResponseValidator validator = new ResponseValidator();

  @Test
  void violation_asDeclared_isNull() {
    assertThat(violation("deleteContact", 200, "{'succeeded':true,'succeded':true," + TRACE + "}"))
        .isNull();
    assertThat(violation("deleteContact", 413, "{}")).isNull();
  }

  @Test
  void violation_wrongType_saysWhereAndWhichRuleButNoValue() {
    assertThat(violation("getContact", 200, "{'contact':{'id':'abc','email':17}," + TRACE + "}"))
        .startsWith("getContact responds with 200 against the document: ")
        .contains("/contact/email type")
        .doesNotContain("17");
  }

  @Test
  void violation_referenceThatMayBeNull_isNoneForNullOrAContact() {
    assertThat(violation("findDuplicateContact", 200, "{'contact':null}")).isNull();
    assertThat(violation("findDuplicateContact", 200, "{'contact':{'id':'x'}}")).isNull();
    assertThat(violation("findDuplicateContact", 200, "{'contact':{'id':7}}")).isNotNull();
  }

  @Test
  void violation_undeclaredStatus_isTold() {
    assertThat(violation("getContact", 201, "{}")).isEqualTo("getContact declares no status 201");
  }

  private String violation(String operationId, int status, String body) {
    ServedOperation operation =
        document.operations().stream()
            .filter(candidate -> candidate.id().equals(operationId))
            .findFirst()
            .orElseThrow();
    try {
      return validator.violation(
          operation, status, (ObjectNode) new JsonMapper().readTree(body.replace('\'', '"')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
