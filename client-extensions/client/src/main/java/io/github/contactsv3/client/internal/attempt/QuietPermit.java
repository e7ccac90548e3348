package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.spi.Permit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A permit whose failures are logged and swallowed: the request was sent, and what became of it is
 * what the caller must learn. As thread-safe as the permit.
 */
final class QuietPermit implements Permit {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");

  private final Permit permit;

  QuietPermit(Permit permit) {
    this.permit = permit;
  }

  @Override
  public void completed(int status, RateLimits headers) {
    quietly(p -> p.completed(status, headers));
  }

  @Override
  public void unused() {
    quietly(Permit::unused);
  }

  @Override
  public void close() {
    quietly(Permit::close);
  }

  private void quietly(Consumer<Permit> report) {
    try {
      report.accept(permit);
    } catch (Exception e) {
      LOG.warn("the quota did not take a permit back ({})", e.getClass().getName());
    }
  }
}
