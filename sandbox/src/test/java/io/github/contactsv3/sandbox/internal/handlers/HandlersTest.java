package io.github.contactsv3.sandbox.internal.handlers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.TestParts;
import io.github.contactsv3.sandbox.internal.access.OAuthHandlers;
import io.github.contactsv3.sandbox.internal.control.SandboxParts;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlersTest {

  @ParameterizedTest
  @EnumSource(ServedOperation.Caller.class)
  void start_operationWithoutHandler_isRefusedNamingIt(ServedOperation.Caller caller) {
    SandboxParts parts = TestParts.of(ContactsSandbox.builder());
    List<ServedOperation> operations = new ArrayList<>(parts.operations());
    operations.add(
        new ServedOperation(
            ServedDocument.contacts(),
            "brewCoffee",
            "POST",
            "/coffee/",
            caller,
            List.of(),
            List.of(),
            Set.of(),
            false,
            null,
            null));

    assertThatThrownBy(
            () ->
                Handlers.check(
                    operations,
                    Handlers.of(parts.state(), ServedDocument.contacts()),
                    OAuthHandlers.OPERATIONS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sandbox has no handler for the operation brewCoffee (POST /coffee/)");
  }

  @Test
  void start_handlersMissing_isRefused() {
    List<ServedOperation> operations = TestParts.of(ContactsSandbox.builder()).operations();

    assertThatThrownBy(() -> Handlers.check(operations, Map.of(), OAuthHandlers.OPERATIONS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sandbox has no handler for the operation createContact (POST /contacts/)");
  }
}
