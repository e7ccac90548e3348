package io.github.contactsv3.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A sandbox for the tests of a class, emptied before each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxTest {

  ContactsSandbox sandbox;
  TestClient client;

  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder().quotaOff();
  }

  @BeforeAll
  void startSandbox() {
    sandbox = configure().start();
    client = new TestClient(sandbox);
  }

  @BeforeEach
  void emptySandbox() {
    sandbox.reset();
  }

  @AfterAll
  void stopSandbox() {
    sandbox.close();
  }
}
