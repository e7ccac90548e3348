import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.spark.FleetCredentials;

/** A private integration token for each location of the sandbox. */
public final class ClusterCredentials implements FleetCredentials {

  static String token(String location) {
    return "pit-of-" + location + "-5b0c7d1e";
  }

  @Override
  public Credentials forLocation(String locationId) {
    return Credentials.privateIntegrationToken(token(locationId));
  }
}
