package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.github.contactsv3.sandbox.internal.values.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codes and tokens that OAuth has granted. A refresh token is good once, apart from a grace in
 * which it gives the same pair again, for requests that crossed (documented). Thread-safe.
 */
public final class TokenRegistry {

  /** How OAuth tokens begin here; those of the service are JSON Web Tokens. */
  public static final String ACCESS_PREFIX = "eyJhbGciOiJub25lIn0.sandbox-access.";

  private static final String REFRESH_PREFIX = "eyJhbGciOiJub25lIn0.sandbox-refresh.";
  private static final Pattern SENDABLE = Pattern.compile("[!-~]+");
  private static final String INVALID_REFRESH = "Invalid grant: refresh token is invalid";
  private static final String INVALID_CODE = "Invalid grant: authorization code is invalid";

  private final SandboxApp app;
  private final TokenLifetimes lifetimes;
  private final boolean reuseRevokes;
  private final Ids ids;
  private final AdjustableClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final TokenLog journal;
  private final KeptMap<Code> codes;
  private final KeptMap<TokenPair> byAccess;
  private final KeptMap<Refresh> byRefresh;
  private final KeptMap<Boolean> inactive;
  private final Map<String, TokenGrant> beginning;

  /** Grants of the tokens that don't expire. */
  private final KeptMap<TokenGrant> integrations;

  public TokenRegistry(
      Map<String, TokenGrant> integrations,
      SandboxApp app,
      TokenLifetimes lifetimes,
      boolean reuseRevokes,
      Ids ids,
      AdjustableClock clock,
      TokenLog journal) {
    this.beginning = Map.copyOf(integrations);
    this.integrations =
        new KeptMap<>(
            "integration", new ConcurrentHashMap<>(integrations), TokenJson::grant, journal);
    this.codes = new KeptMap<>("code", new HashMap<>(), TokenRegistry::json, journal);
    this.byAccess = new KeptMap<>("access", new HashMap<>(), TokenJson::pair, journal);
    this.byRefresh = new KeptMap<>("refresh", new HashMap<>(), TokenRegistry::json, journal);
    this.inactive =
        new KeptMap<>("paused", new HashMap<>(), JsonNodeFactory.instance::booleanNode, journal);
    this.journal = journal;
    this.app = app;
    this.lifetimes = lifetimes;
    this.reuseRevokes = reuseRevokes;
    this.ids = ids;
    this.clock = clock;
  }

  private record Code(TokenGrant grant, @Nullable String redirectUri, long expires) {}

  /** A refresh token; once it is spent, the pair it was spent for. */
  private record Refresh(TokenPair pair, @Nullable TokenPair next) {}

  private static JsonNode json(Code code) {
    ObjectNode json = TokenJson.grant(code.grant());
    return json.put("redirectUri", code.redirectUri()).put("expires", code.expires());
  }

  private static JsonNode json(Refresh refresh) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("pair", TokenJson.pair(refresh.pair()));
    TokenPair next = refresh.next();
    json.set("next", next == null ? JsonNodeFactory.instance.nullNode() : TokenJson.pair(next));
    return json;
  }

  /** Gets each thing that is kept over a restart. */
  public interface Kept {
    void accept(String kind, String key, @Nullable JsonNode value);
  }

  /** Tells everything that is kept over a restart: tokens, codes and paused locations. */
  public void forEachKept(Kept action) {
    locked(
        () -> {
          for (KeptMap<?> map : List.of(codes, byAccess, byRefresh, inactive, integrations)) {
            map.forEach(action);
          }
          for (String token : beginning.keySet()) {
            if (!integrations.containsKey(token)) {
              action.accept(integrations.kind(), token, null);
            }
          }
          return true;
        });
  }

  /**
   * Takes what {@link #forEachKept} told before the restart.
   *
   * @throws IllegalArgumentException if the value is not such a one
   */
  public void load(String kind, String key, JsonNode value) {
    boolean gone = value.isNull();
    switch (kind) {
      case "integration" -> integrations.load(key, gone ? null : TokenJson.grant(value));
      case "code" ->
          codes.load(
              key,
              gone
                  ? null
                  : new Code(
                      TokenJson.grant(value),
                      value.path("redirectUri").textValue(),
                      value.path("expires").longValue()));
      case "access" -> byAccess.load(key, gone ? null : TokenJson.pair(value));
      case "refresh" ->
          byRefresh.load(
              key,
              gone
                  ? null
                  : new Refresh(
                      TokenJson.pair(value.path("pair")),
                      TokenJson.optionalPair(value.path("next"))));
      case "paused" -> inactive.load(key, gone ? null : true);
      default -> throw new IllegalArgumentException("token '" + kind + "' is unknown");
    }
  }

  /** Forgets everything of a kind, as before the restart. */
  public void load(String kind) {
    for (KeptMap<?> map : List.of(codes, byAccess, byRefresh, inactive, integrations)) {
      if (map.kind().equals(kind)) {
        map.clear();
      }
    }
  }

  /**
   * Checks a token that somebody has chosen.
   *
   * @return the token
   * @throws IllegalArgumentException if no header could carry it; the message does not show it
   */
  public static String checked(String token) {
    if (!SENDABLE.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "a token has one or more visible ASCII characters and no spaces");
    }
    return token;
  }

  public SandboxApp app() {
    return app;
  }

  TokenLifetimes lifetimes() {
    return lifetimes;
  }

  /** Makes the code that a user's approval gives; for the agency if the location is null. */
  public String code(@Nullable String locationId, @Nullable String redirectUri) {
    return code(locationId, redirectUri, app.scopes());
  }

  /** Likewise, for some of the app's scopes. */
  public String code(
      @Nullable String locationId, @Nullable String redirectUri, Set<String> scopes) {
    return locked(
        () -> {
          String code = ids.next() + ids.next();
          put(code, new TokenGrant(app.clientId(), locationId, scopes), redirectUri);
          return code;
        });
  }

  /** Makes a given code good, once, for a location. */
  public void offer(String code, String locationId) {
    locked(
        () -> {
          put(code, new TokenGrant(app.clientId(), locationId, app.scopes()), null);
          return code;
        });
  }

  private void put(String code, TokenGrant grant, @Nullable String redirectUri) {
    codes.put(code, new Code(grant, redirectUri, now() + TokenLifetimes.CODE.toMillis()));
  }

  /** Returns the grant of an access token, or null if it is unknown, expired or revoked. */
  @Nullable TokenGrant find(String access) {
    TokenGrant integration = integrations.get(access);
    if (integration != null) {
      return integration;
    }
    lock.lock();
    try {
      TokenPair pair = byAccess.get(access);
      return pair == null || pair.granted() + lifetimes.access().toMillis() <= now()
          ? null
          : pair.grant();
    } finally {
      lock.unlock();
    }
  }

  TokenPair exchange(String code, @Nullable String redirectUri) {
    return locked(
        () -> {
          Code known = codes.get(code);
          if (known == null || known.expires() <= now()) {
            throw ApiError.refused(INVALID_CODE);
          }
          // Optional in the document; but another one than the user was sent back to is misuse.
          if (known.redirectUri() != null
              && redirectUri != null
              && !known.redirectUri().equals(redirectUri)) {
            throw ApiError.refused("Invalid grant: redirectUri does not match");
          }
          checkActive(known.grant());
          codes.remove(code);
          return issue(known.grant());
        });
  }

  TokenPair refresh(String token) {
    return locked(
        () -> {
          Refresh known = byRefresh.get(token);
          if (known == null) {
            throw ApiError.refused(INVALID_REFRESH);
          }
          if (known.next() != null) {
            return again(known.next());
          }
          if (known.pair().granted() + lifetimes.refresh().toMillis() <= now()) {
            throw ApiError.refused(INVALID_REFRESH);
          }
          // Before the token is spent, so that it works again when the location does (documented).
          checkActive(known.pair().grant());
          TokenPair next = issue(known.pair().grant());
          byRefresh.put(token, new Refresh(known.pair(), next));
          return next;
        });
  }

  /** A spent token: the same pair again within the grace, else it is misuse. */
  private TokenPair again(TokenPair next) {
    if (next.granted() + TokenLifetimes.GRACE.toMillis() > now()) {
      return next;
    }
    if (reuseRevokes) {
      revokeFrom(next);
    }
    throw ApiError.refused(INVALID_REFRESH);
  }

  private void revokeFrom(@Nullable TokenPair first) {
    for (TokenPair pair = first; pair != null; ) {
      byAccess.remove(pair.access());
      Refresh gone = byRefresh.remove(pair.refresh());
      pair = gone == null ? null : gone.next();
    }
  }

  /** Tokens of a location for the agency that already has some. */
  TokenPair locationTokens(String locationId, TokenGrant agency) {
    return locked(
        () -> {
          TokenGrant grant = new TokenGrant(agency.app(), locationId, agency.scopes());
          checkActive(grant);
          return issue(grant);
        });
  }

  /** Makes a token good for something, until it is revoked. */
  public void grant(String token, TokenGrant grant) {
    locked(
        () -> {
          integrations.put(token, grant);
          return true;
        });
  }

  /** Takes tokens that an app was granted earlier; for the agency if the location is null. */
  public void grant(String access, String refresh, @Nullable String locationId) {
    locked(
        () -> {
          TokenPair pair =
              new TokenPair(
                  access, refresh, new TokenGrant(app.clientId(), locationId, app.scopes()), now());
          remember(pair);
          return pair;
        });
  }

  /** Revokes an access token, with its refresh token if it has one; false if there is none. */
  public boolean revoke(String access) {
    return locked(
        () -> {
          TokenPair pair = byAccess.remove(access);
          if (pair != null) {
            byRefresh.remove(pair.refresh());
          }
          return integrations.remove(access) != null || pair != null;
        });
  }

  public void setActive(String locationId, boolean active) {
    locked(
        () -> {
          if (active) {
            inactive.remove(locationId);
          } else {
            inactive.put(locationId, true);
          }
          return active;
        });
  }

  /** Returns whether tokens are granted for a location. */
  public boolean isActive(String locationId) {
    return locked(() -> !inactive.containsKey(locationId));
  }

  /** Revokes all tokens and codes of OAuth. */
  public void revokeAll() {
    locked(
        () -> {
          codes.clear();
          byAccess.clear();
          byRefresh.clear();
          return true;
        });
  }

  /** Revokes the tokens and codes of OAuth of a location. */
  public void revokeAll(String locationId) {
    locked(
        () -> {
          codes.removeIf(code -> locationId.equals(code.grant().locationId()));
          byAccess.removeIf(pair -> locationId.equals(pair.grant().locationId()));
          byRefresh.removeIf(refresh -> locationId.equals(refresh.pair().grant().locationId()));
          return true;
        });
  }

  public void reset() {
    revokeAll();
    locked(
        () -> {
          inactive.clear();
          integrations.clear();
          beginning.forEach(integrations::put);
          return true;
        });
  }

  private void checkActive(TokenGrant grant) {
    if (grant.locationId() != null && inactive.containsKey(grant.locationId())) {
      throw ApiError.refused("Location is not active");
    }
  }

  private TokenPair issue(TokenGrant grant) {
    TokenPair pair =
        new TokenPair(
            ACCESS_PREFIX + ids.next() + ids.next(),
            REFRESH_PREFIX + ids.next() + ids.next(),
            grant,
            now());
    remember(pair);
    return pair;
  }

  private void remember(TokenPair pair) {
    byAccess.put(pair.access(), pair);
    byRefresh.put(pair.refresh(), new Refresh(pair, null));
  }

  private long now() {
    return clock.now().toEpochMilli();
  }

  private <T> T locked(Supplier<T> action) {
    journal.enter();
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
      journal.exit();
    }
  }
}
