package io.github.contactsv3.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.TestParts;
import io.github.contactsv3.sandbox.internal.control.SandboxParts;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.log.RequestRecorder;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.Ids;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ServiceTest {

  /** The error that one test provokes is logged, which would only startle in the build's output. */
  private static final Logger SILENT = Logger.getLogger(Service.class.getName());

  static {
    SILENT.setLevel(Level.OFF);
  }

  @Test
  void validateResponses_onAndResponseBroken_becomesA500ThatSaysWhere() {
    assertThat(status(true)).isEqualTo(500);
    assertThat(status(false)).isEqualTo(200);
  }

  /** Status of a response whose handler forgets the contact. */
  private int status(boolean validated) {
    SandboxParts parts = TestParts.of(ContactsSandbox.builder().validateResponses(validated));
    Ids ids = parts.state().ids();
    RequestRecorder recorder = new RequestRecorder(parts.requests(), parts.state().clock());
    ResponseSender sender = new ResponseSender(parts.state(), parts.quota());
    Service service =
        new Service(
            parts,
            Map.of(
                "getContact", request -> ServiceResponse.ok(JsonNodeFactory.instance.objectNode())),
            new RequestGuard(ids, parts.quota(), recorder, sender));
    HeaderMap headers = new HeaderMap();
    headers.put(new HttpString("Version"), "v3");
    headers.put(Headers.AUTHORIZATION, "Bearer " + ContactsSandbox.DEFAULT_TOKEN);
    return service
        .process(
            new RawRequest("GET", "/contacts/abc", "", headers, "", System.nanoTime()),
            StopSignal.INTERRUPTION)
        .response()
        .status();
  }
}
