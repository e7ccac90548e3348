package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlersTest {

  @ParameterizedTest
  @EnumSource(Operation.Caller.class)
  void start_operationWithoutHandler_isRefusedNamingIt(Operation.Caller caller) {
    ContactsSandboxBuilder builder = ContactsSandbox.builder();
    SandboxState state = builder.state();
    List<Operation> operations = new ArrayList<>(state.operations);
    operations.add(
        new Operation(
            ApiDocument.contacts(),
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
                    Handlers.of(state, ApiDocument.contacts()),
                    OAuthHandlers.OPERATIONS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sandbox has no handler for the operation brewCoffee (POST /coffee/)");
  }

  @Test
  void start_handlersMissing_isRefused() {
    SandboxState state = ContactsSandbox.builder().state();

    assertThatThrownBy(() -> Handlers.check(state.operations, Map.of(), OAuthHandlers.OPERATIONS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sandbox has no handler for the operation createContact (POST /contacts/)");
  }
}
