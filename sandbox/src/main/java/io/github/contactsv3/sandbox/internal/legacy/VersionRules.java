package io.github.contactsv3.sandbox.internal.legacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which version a request is of. Immutable. */
public final class VersionRules {

  /** Operations that older clients, and the vendor's own examples, call without a version. */
  private static final Set<String> WITHOUT_HEADER = Set.of("requestToken", "reconnect");

  private final boolean onlyV3;
  private final boolean tokenNeedsVersion;

  /**
   * Makes the rules.
   *
   * @param onlyV3 whether every other version is unknown
   * @param tokenNeedsVersion whether {@code POST /oauth/token} is refused without a version
   */
  public VersionRules(boolean onlyV3, boolean tokenNeedsVersion) {
    this.onlyV3 = onlyV3;
    this.tokenNeedsVersion = tokenNeedsVersion || onlyV3;
  }

  /**
   * The version that a header names.
   *
   * @param header value of the header, null if there is none
   * @return the version, or null if the header is missing or names none that is served
   */
  public @Nullable ApiVersion named(@Nullable String header) {
    ApiVersion version = header == null ? null : ApiVersion.named(header);
    return version != null && version.isOld() && onlyV3 ? null : version;
  }

  /**
   * The version of a request without the header, or null if the operation needs it. Clients that
   * leave it out were written before v3.
   *
   * @param operationId the operation
   * @return the version, or null
   */
  public @Nullable ApiVersion withoutHeader(String operationId) {
    boolean allowed =
        WITHOUT_HEADER.contains(operationId)
            && !(tokenNeedsVersion && operationId.equals("requestToken"));
    return allowed ? ApiVersion.V2021_07_28 : null;
  }
}
