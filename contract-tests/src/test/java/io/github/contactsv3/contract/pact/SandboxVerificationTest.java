package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sandbox responds as the pact promises: Pact's own verifier, over HTTP. */
@Tag("pacts")
@Order(1)
@Provider(PactRun.PROVIDER)
@PactFolder("target/pacts")
class SandboxVerificationTest {

  private static final Set<String> VERIFIED = new TreeSet<>();
  private static ContactsSandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = SandboxAccount.start();
  }

  @BeforeEach
  void prepare(PactVerificationContext context) {
    context.setTarget(PactVerifier.target(sandbox.baseUrl()));
    SandboxAccount account = new SandboxAccount(sandbox);
    account.reset();
    context.withStateChangeHandlers(new ProviderStates(account));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void response_isAsPromised(PactVerificationContext context) {
    context.verifyInteraction();
    VERIFIED.add(context.getInteraction().getDescription());
  }

  @AfterAll
  static void stop() throws IOException {
    sandbox.close();
    Files.createDirectories(PactResults.SANDBOX.getParent());
    Files.write(PactResults.SANDBOX, VERIFIED);
    // None is skipped, whatever Pact thinks of filters and pending pacts.
    assertThat(VERIFIED)
        .containsExactlyInAnyOrderElementsOf(
            PactFile.present().interactions().stream()
                .map(PactFile.Interaction::description)
                .toList());
  }
}
