package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tokens of an app in an agency, and in each location of it that somebody asks for. */
public final class AgencyTokenSource implements TokenSource {
  private static final int MOST_LOCATIONS = 10_000;

  private final PairSetup setup;
  private final TokenCell agency;
  private final ReentrantLock lock = new ReentrantLock();

  /** The locations used last, guarded by the lock. */
  private final Map<String, TokenCell> locations = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Makes one.
   *
   * @param setup the pair of the agency
   */
  public AgencyTokenSource(PairSetup setup) {
    this.setup = setup;
    this.agency = setup.cell();
  }

  @Override
  public AccessToken token(@Nullable String locationId, Duration timeLeft) {
    Deadline deadline = Deadline.in(timeLeft, setup.timing());
    return new AccessToken(cell(locationId).token(deadline), locationId);
  }

  @Override
  public boolean renew(AccessToken rejected, List<String> messages, Duration timeLeft) {
    Deadline deadline = Deadline.in(timeLeft, setup.timing());
    return cell(rejected.locationId().orElse(null)).renew(rejected.value(), messages, deadline);
  }

  @Override
  public String appId() {
    return setup.app().clientId();
  }

  @Override
  public Optional<String> companyId() {
    return Optional.of(setup.key().id());
  }

  private TokenCell cell(@Nullable String locationId) {
    if (locationId == null) {
      return agency;
    }
    lock.lock();
    try {
      TokenCell cell = locations.get(locationId);
      if (cell == null) {
        cell =
            new TokenCell(
                new LocationMint(setup, agency, locationId), setup.timing(), setup::failed);
        locations.put(locationId, cell);
        if (locations.size() > MOST_LOCATIONS) {
          locations.remove(locations.keySet().iterator().next());
        }
      }
      return cell;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "AgencyTokenSource{" + setup.key() + "}";
  }
}
