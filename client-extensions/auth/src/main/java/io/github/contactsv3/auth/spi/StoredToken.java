package io.github.contactsv3.auth.spi;

import io.github.contactsv3.core.internal.HeaderText;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A token pair, or a lone access token, as a store keeps it. Immutable and thread-safe; its text
 * shows no token, and mappers that look for bean properties or records find none.
 */
public final class StoredToken {
  private final long version;
  private final String accessToken;
  private final @Nullable String refreshToken;
  private final Instant issuedAt;
  private final Instant expiresAt;
  private final Set<String> scopes;
  private final @Nullable String locationId;
  private final @Nullable String companyId;
  private final @Nullable Instant authorizedAt;
  private final @Nullable Instant rotationStartedAt;

  private StoredToken(Builder builder) {
    this.version = builder.version;
    this.accessToken =
        HeaderText.checkToken("accessToken", set("accessToken", builder.accessToken));
    this.refreshToken =
        builder.refreshToken == null
            ? null
            : HeaderText.checkToken("refreshToken", builder.refreshToken);
    this.issuedAt = set("issuedAt", builder.issuedAt);
    this.expiresAt = set("expiresAt", builder.expiresAt);
    this.scopes = Collections.unmodifiableSet(new TreeSet<>(builder.scopes));
    this.locationId = builder.locationId;
    this.companyId = builder.companyId;
    this.authorizedAt = builder.authorizedAt;
    this.rotationStartedAt = builder.rotationStartedAt;
    if (version < 1) {
      throw new IllegalArgumentException("version is " + version + ", not 1 or more");
    }
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException("expiresAt is not after issuedAt");
    }
  }

  private static <T> T set(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /**
   * Returns a builder.
   *
   * @return a builder of version 1 with nothing else set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a builder of what follows on this.
   *
   * @return a builder that holds what this holds, but for a version one higher
   */
  public Builder toNext() {
    return new Builder()
        .version(version + 1)
        .accessToken(accessToken)
        .refreshToken(refreshToken)
        .issuedAt(issuedAt)
        .expiresAt(expiresAt)
        .scopes(scopes)
        .locationId(locationId)
        .companyId(companyId)
        .authorizedAt(authorizedAt)
        .rotationStartedAt(rotationStartedAt);
  }

  /**
   * Returns which write this is.
   *
   * @return 1 for the first write of a key, one more for each that follows
   */
  public long version() {
    return version;
  }

  /**
   * Returns the access token.
   *
   * @return the token, fit for a header
   */
  public String accessToken() {
    return accessToken;
  }

  /**
   * Returns the refresh token.
   *
   * @return the token; empty if the service gave none
   */
  public Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /**
   * Returns when the tokens were asked for.
   *
   * @return the moment the request was sent, by the clock of the machine that did
   */
  public Instant issuedAt() {
    return issuedAt;
  }

  /**
   * Returns when the access token ends.
   *
   * @return {@link #issuedAt} plus the life that the service gave it
   */
  public Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Returns what the tokens may do.
   *
   * @return the scopes, sorted, unmodifiable; empty if the service named none
   */
  public Set<String> scopes() {
    return scopes;
  }

  /**
   * Returns the location that the tokens are for.
   *
   * @return its id; empty for tokens of an agency
   */
  public Optional<String> locationId() {
    return Optional.ofNullable(locationId);
  }

  /**
   * Returns the agency that the tokens belong to.
   *
   * @return its id; empty if the service named none
   */
  public Optional<String> companyId() {
    return Optional.ofNullable(companyId);
  }

  /**
   * Returns when a person authorized the app, which all tokens that follow from it share. Access
   * tokens created from an agency's token are used only while the agency's pair names the same
   * moment.
   *
   * @return the moment; empty if it is not known
   */
  public Optional<Instant> authorizedAt() {
    return Optional.ofNullable(authorizedAt);
  }

  /**
   * Returns whether somebody was about to spend the refresh token, and when. Written before the
   * service is asked and gone with the new pair, so one that stays tells of a crash or of a
   * response that got lost. For 30 s the service gives the same new pair again
   * (ideas.gohighlevel.com changelog); after that the pair is lost if the service had responded.
   *
   * @return when it began; empty if the refresh token was not used
   */
  public Optional<Instant> rotationStartedAt() {
    return Optional.ofNullable(rotationStartedAt);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredToken that
        && version == that.version
        && accessToken.equals(that.accessToken)
        && Objects.equals(refreshToken, that.refreshToken)
        && issuedAt.equals(that.issuedAt)
        && expiresAt.equals(that.expiresAt)
        && scopes.equals(that.scopes)
        && Objects.equals(locationId, that.locationId)
        && Objects.equals(companyId, that.companyId)
        && Objects.equals(authorizedAt, that.authorizedAt)
        && Objects.equals(rotationStartedAt, that.rotationStartedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, accessToken);
  }

  @Override
  public String toString() {
    return "StoredToken{version="
        + version
        + ", accessToken=***, refreshToken="
        + (refreshToken == null ? "none" : "***")
        + ", issuedAt="
        + issuedAt
        + ", expiresAt="
        + expiresAt
        + ", locationId="
        + locationId
        + ", companyId="
        + companyId
        + ", authorizedAt="
        + authorizedAt
        + ", rotationStartedAt="
        + rotationStartedAt
        + "}";
  }

  /** Builds a {@link StoredToken}. Not thread-safe. */
  public static final class Builder {
    private long version = 1;
    private @Nullable String accessToken;
    private @Nullable String refreshToken;
    private @Nullable Instant issuedAt;
    private @Nullable Instant expiresAt;
    private Set<String> scopes = Set.of();
    private @Nullable String locationId;
    private @Nullable String companyId;
    private @Nullable Instant authorizedAt;
    private @Nullable Instant rotationStartedAt;

    private Builder() {}

    /**
     * Sets the version. Default: 1.
     *
     * @param version 1 or more
     * @return this builder
     */
    public Builder version(long version) {
      this.version = version;
      return this;
    }

    /**
     * Sets the access token, which is required.
     *
     * @param accessToken the token
     * @return this builder
     */
    public Builder accessToken(String accessToken) {
      this.accessToken = accessToken;
      return this;
    }

    /**
     * Sets the refresh token.
     *
     * @param refreshToken the token, or null if there is none
     * @return this builder
     */
    public Builder refreshToken(@Nullable String refreshToken) {
      this.refreshToken = refreshToken;
      return this;
    }

    /**
     * Sets when the tokens were asked for, which is required.
     *
     * @param issuedAt the moment
     * @return this builder
     */
    public Builder issuedAt(Instant issuedAt) {
      this.issuedAt = issuedAt;
      return this;
    }

    /**
     * Sets when the access token ends, which is required.
     *
     * @param expiresAt the moment
     * @return this builder
     */
    public Builder expiresAt(Instant expiresAt) {
      this.expiresAt = expiresAt;
      return this;
    }

    /**
     * Sets what the tokens may do. Default: unknown.
     *
     * @param scopes the scopes
     * @return this builder
     */
    public Builder scopes(Collection<String> scopes) {
      this.scopes = Set.copyOf(scopes);
      return this;
    }

    /**
     * Sets the location.
     *
     * @param locationId its id, or null
     * @return this builder
     */
    public Builder locationId(@Nullable String locationId) {
      this.locationId = locationId;
      return this;
    }

    /**
     * Sets the agency.
     *
     * @param companyId its id, or null
     * @return this builder
     */
    public Builder companyId(@Nullable String companyId) {
      this.companyId = companyId;
      return this;
    }

    /**
     * Sets when a person authorized the app. Default: unknown.
     *
     * @param authorizedAt the moment, or null if it is not known
     * @return this builder
     */
    public Builder authorizedAt(@Nullable Instant authorizedAt) {
      this.authorizedAt = authorizedAt;
      return this;
    }

    /**
     * Sets that somebody is about to spend the refresh token.
     *
     * @param rotationStartedAt when it began, or null
     * @return this builder
     */
    public Builder rotationStartedAt(@Nullable Instant rotationStartedAt) {
      this.rotationStartedAt = rotationStartedAt;
      return this;
    }

    /**
     * Returns the pair.
     *
     * @return a new object
     * @throws IllegalArgumentException if something required is missing or can't be, such as a
     *     token with a line break; the message names it and does not show it
     */
    public StoredToken build() {
      return new StoredToken(this);
    }

    @Override
    public String toString() {
      return "StoredToken.Builder{version=" + version + "}";
    }
  }
}
