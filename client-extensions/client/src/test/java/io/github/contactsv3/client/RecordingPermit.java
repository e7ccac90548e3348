package io.github.contactsv3.client;

import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.spi.Permit;
import java.util.List;

/** Records the reports that it receives. */
record RecordingPermit(List<String> log) implements Permit {
  @Override
  public void completed(int status, RateLimits headers) {
    log.add(String.valueOf(status));
  }

  @Override
  public void unused() {
    log.add("unused");
  }

  @Override
  public void close() {
    log.add("closed");
  }
}
