package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.errors.internal.SecretsOwner;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rotates as the service does: a refresh token works once, and for 30 s more with the same pair.
 */
final class FakeEndpoint implements TokenEndpoint, SecretsOwner {
  final List<Map<String, Object>> forms = new ArrayList<>();
  final List<Duration> times = new ArrayList<>();
  final List<String> created = new ArrayList<>();

  /** What the next requests do instead of getting a response, or before the response gets lost. */
  final Deque<Runnable> before = new ArrayDeque<>();

  final Deque<Runnable> after = new ArrayDeque<>();
  long expiresIn = 86_399;
  String accessPrefix = "A";
  String company;
  String createdFor;

  private final Secrets secrets = new Secrets();
  private final Clock clock;
  private final Map<String, Long> spent = new HashMap<>();
  private final Map<String, Integer> successor = new HashMap<>();
  private int pairs = 1;
  int rotations;

  FakeEndpoint(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  static ServiceException error(int status, String message) {
    return ServiceException.builder()
        .operation(TokenOperations.REQUEST_TOKEN)
        .status(status)
        .messages(List.of(message))
        .traceId("trace-1")
        .build();
  }

  @Override
  public synchronized TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
    forms.add(Map.copyOf(form));
    times.add(timeLeft);
    run(before);
    TokenResponse response = response(form);
    run(after);
    return response;
  }

  private TokenResponse response(RequestTokenForm form) {
    String code = (String) form.get("code");
    String token = code == null ? (String) form.get("refreshToken") : code;
    Long since = spent.putIfAbsent(token, clock.nanoTime());
    if (since == null) {
      rotations++;
      successor.put(token, ++pairs);
    } else if (clock.nanoTime() - since > Duration.ofSeconds(30).toNanos()) {
      throw error(400, "Invalid grant: refresh token is invalid");
    }
    int n = successor.get(token);
    TokenResponse.Builder response = TokenResponse.builder();
    if (company != null) {
      response.companyId(company);
    }
    return response
        .accessToken(accessPrefix + n)
        .refreshToken("R" + n)
        .expiresIn(expiresIn)
        .scope("contacts.write contacts.readonly")
        .build();
  }

  @Override
  public synchronized LocationTokenResponse requestLocationToken(
      TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft) {
    created.add(agency.id() + "/" + locationId + "/" + agencyToken.value());
    run(before);
    LocationTokenResponse.Builder response = LocationTokenResponse.builder();
    if (createdFor != null) {
      response.locationId(createdFor);
    }
    return response
        .accessToken(
            (accessPrefix.equals("A") ? "L" : accessPrefix) + created.size() + "-" + locationId)
        .refreshToken("unused")
        .expiresIn(expiresIn)
        .build();
  }

  private static void run(Deque<Runnable> script) {
    Runnable next = script.poll();
    if (next != null) {
      next.run();
    }
  }

  /** Lets the next request end with an error; returns this. */
  FakeEndpoint fail(RuntimeException error) {
    before.add(
        () -> {
          throw error;
        });
    return this;
  }

  /** Lets the response of the next request get lost. */
  FakeEndpoint lose(RuntimeException error) {
    after.add(
        () -> {
          throw error;
        });
    return this;
  }
}
