package io.github.contactsv3.testing;

import io.github.contactsv3.webhooks.ReplayGuards;
import io.github.contactsv3.webhooks.spi.ReplayGuard;

/** The guard in memory keeps the contract. */
class MemoryReplayGuardContractTest extends ReplayGuardContract {
  @Override
  protected ReplayGuard guard() {
    return ReplayGuards.inMemory(1_000);
  }

  @Override
  protected boolean isShared() {
    return false;
  }
}
