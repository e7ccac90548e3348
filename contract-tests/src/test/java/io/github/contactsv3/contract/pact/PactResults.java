package io.github.contactsv3.contract.pact;

import java.nio.file.Path;

/** Where the results of this module lie, next to the pact. */
final class PactResults {

  static final Path TARGET = Path.of(PactRun.FOLDER).resolveSibling("");

  /** The descriptions of the interactions that the sandbox has fulfilled. */
  static final Path SANDBOX = TARGET.resolve("pact-results/sandbox.txt");

  /** The contents of the published artifact, apart from the pact itself. */
  static final Path INDEX = TARGET.resolve("pact-results/index.json");

  static final Path COVERAGE = TARGET.resolve("coverage.md");

  /** What the service itself made of the pact. */
  static final Path LIVE = TARGET.resolve("live.md");

  /** What the service itself made of the sandbox's assumptions. */
  static final Path ASSUMPTIONS = TARGET.resolve("assumptions.md");

  private PactResults() {}
}
