package io.github.contactsv3.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one location, or why there is none. The only secret that travels to an
 * executor. Its text does not show it.
 */
final class LocationToken implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String locationId;
  private final @Nullable String value;
  private final String quotaKey;
  private final boolean shared;
  private final @Nullable LocationProblem problem;

  private LocationToken(
      String locationId,
      @Nullable String value,
      String quotaKey,
      boolean shared,
      @Nullable LocationProblem problem) {
    this.locationId = locationId;
    this.value = value;
    this.quotaKey = quotaKey;
    this.shared = shared;
    this.problem = problem;
  }

  static LocationToken of(String locationId, String value, String quotaKey, boolean shared) {
    return new LocationToken(locationId, value, quotaKey, shared, null);
  }

  static LocationToken none(String locationId, LocationProblem problem) {
    return new LocationToken(locationId, null, "", false, problem);
  }

  String locationId() {
    return locationId;
  }

  /** The token; null if there is a problem. */
  @Nullable String value() {
    return value;
  }

  /** The app in the quota. */
  String quotaKey() {
    return quotaKey;
  }

  /** Whether other locations have the same token, so that a refusal of it is not about this one. */
  boolean isShared() {
    return shared;
  }

  /** Why there is no token; null if there is one. */
  @Nullable LocationProblem problem() {
    return problem;
  }

  @Override
  public String toString() {
    return "LocationToken{" + locationId + ", value=***}";
  }
}
