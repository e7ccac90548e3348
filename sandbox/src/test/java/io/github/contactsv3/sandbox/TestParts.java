package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.control.SandboxParts;

/** The parts of a sandbox that is not started, for tests of single parts. */
public final class TestParts {

  private TestParts() {}

  /** The parts that a builder would start with. */
  public static SandboxParts of(ContactsSandboxBuilder builder) {
    return builder.parts();
  }
}
