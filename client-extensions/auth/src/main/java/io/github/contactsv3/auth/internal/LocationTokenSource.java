package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of an app in one location. */
public final class LocationTokenSource implements TokenSource {
  private final PairSetup setup;
  private final TokenCell cell;

  /**
   * Makes one.
   *
   * @param setup the pair of the location
   */
  public LocationTokenSource(PairSetup setup) {
    this.setup = setup;
    this.cell = setup.cell();
  }

  @Override
  public AccessToken token(@Nullable String locationId, Duration timeLeft) {
    if (locationId != null && !locationId.equals(setup.key().id())) {
      throw new IllegalArgumentException(
          "the credentials are those of location "
              + setup.key().id()
              + ", and the call is for location "
              + locationId);
    }
    return new AccessToken(cell.token(Deadline.in(timeLeft, setup.timing())), locationId);
  }

  @Override
  public boolean renew(AccessToken rejected, List<String> messages, Duration timeLeft) {
    return cell.renew(rejected.value(), messages, Deadline.in(timeLeft, setup.timing()));
  }

  @Override
  public String appId() {
    return setup.app().clientId();
  }

  @Override
  public String toString() {
    return "LocationTokenSource{" + setup.key() + "}";
  }
}
