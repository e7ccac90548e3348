package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives every failure with tokens that are easy to find again, and looks for them. */
class CanaryTest {
  private static final String CANARY = "canary";
  private final Fixture f = new Fixture();

  private static StoredToken pair() {
    return StoredToken.builder()
        .accessToken("access-canary")
        .refreshToken("refresh-canary")
        .issuedAt(FakeClock.START.minus(Fixture.DAY))
        .expiresAt(FakeClock.START)
        .build();
  }

  private static void assertClean(Throwable error) throws IOException {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(CANARY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
  }

  private void assertFailureIsClean(Consumer<Fixture> arrange) throws IOException {
    Fixture fixture = new Fixture();
    fixture.endpoint.accessPrefix = "new-canary";
    fixture.store.compareAndSet(KEY, null, pair());
    arrange.accept(fixture);
    TokenProvider source = fixture.location();
    RuntimeException error =
        catchThrowableOfType(RuntimeException.class, () -> Fixture.value(source));
    assertThat(error).isNotNull();
    assertClean(error);
    for (RuntimeException failure : fixture.failures) {
      assertClean(failure);
    }
  }

  @Test
  void token_eachFailure_showsNoToken() throws IOException {
    List<Consumer<Fixture>> failures = new ArrayList<>();
    Supplier<RuntimeException> telltale =
        () -> {
          IllegalStateException e =
              new IllegalStateException(
                  "can't insert", new IOException("values (access-canary, refresh-canary)"));
          e.addSuppressed(new IOException("and refresh-canary"));
          return e;
        };
    Supplier<RuntimeException> suppressed =
        () -> {
          IllegalStateException e = new IllegalStateException("can't insert");
          e.addSuppressed(new IOException("and refresh-canary"));
          return e;
        };
    failures.add(x -> x.store.onSet = telltale);
    failures.add(x -> x.store.onSet = suppressed);
    failures.add(x -> x.store.onLease = telltale);
    failures.add(
        x ->
            x.endpoint.before.add(
                () ->
                    x.store.onSet =
                        () ->
                            new io.github.contactsv3.errors.TokenStoreException(
                                "no room for new-canary2", null)));
    failures.add(x -> x.endpoint.fail(FakeEndpoint.error(400, "Invalid grant")));
    failures.add(x -> x.endpoint.fail(FakeEndpoint.error(500, "x")));
    failures.add(x -> x.endpoint.accessPrefix = "bad canary\n");
    failures.add(x -> x.endpoint.fail(Fixture.lostResponse()).fail(Fixture.lostResponse()));
    failures.add(x -> x.store.tryLease(KEY, Fixture.DAY.multipliedBy(9)));
    for (Consumer<Fixture> failure : failures) {
      assertFailureIsClean(failure);
    }
  }

  @Test
  void storeFailure_causeWithoutToken_isKept() {
    f.store.compareAndSet(KEY, null, pair());
    f.store.onSet = () -> new IllegalStateException("disk full");
    assertThat(catchThrowableOfType(RuntimeException.class, () -> Fixture.value(f.location())))
        .hasRootCauseMessage("disk full");
  }

  @Test
  void storeFailure_causeWithToken_keepsItsClassItsPlaceAndItsOtherWords() {
    f.store.compareAndSet(KEY, null, pair());
    f.store.onSet = () -> new IllegalStateException("row refresh-canary is locked");
    assertThat(catchThrowableOfType(RuntimeException.class, () -> Fixture.value(f.location())))
        .hasStackTraceContaining("CanaryTest")
        .rootCause()
        .hasToString("java.lang.IllegalStateException: row *** is locked");
  }

  @Test
  void texts_ofEveryObject_showNoToken(@TempDir Path temp) throws IOException {
    f.store.compareAndSet(KEY, null, pair());
    TokenProvider location = f.location();
    AccessToken token = new AccessToken("access-canary", "loc1");
    List<Object> objects =
        List.of(
            token,
            pair(),
            pair().toNext(),
            Fixture.APP,
            io.github.contactsv3.auth.OAuthApp.builder().clientSecret("canary"),
            Credentials.privateIntegrationToken("pit-canary"),
            Credentials.privateIntegrationToken(() -> "pit-canary"),
            Credentials.privateIntegrationToken("pit-canary").connect(f.endpoint),
            Credentials.oauth(Fixture.APP, "loc1", f.store),
            Credentials.agency(Fixture.APP, "co1", f.store),
            location,
            f.agency(),
            AuthorizationCodeFlow.of(Fixture.APP, f.store, f.endpoint),
            TokenStores.file(temp),
            CachedToken.loaded(pair(), f.clock),
            new RefreshedToken(pair(), CachedToken.loaded(pair(), f.clock)),
            TokenNeed.otherThan("canary"),
            new TokenFile(pair(), new ObjectMapper().createObjectNode().put("a", "canary")));
    ObjectMapper mapper =
        new ObjectMapper()
            .findAndRegisterModules()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    for (Object object : objects) {
      assertThat(object.toString()).doesNotContain(CANARY).doesNotContain("@").contains("{");
      assertThat(object).isNotInstanceOf(Serializable.class);
    }
    for (Object object : List.of(token, pair(), Fixture.APP, location)) {
      assertThat(mapper.writeValueAsString(object)).doesNotContain(CANARY);
    }
    assertThat(token.toString()).contains("loc1");
    assertThat(pair().toString()).contains("version=1").contains("refreshToken=***");
  }

  @Test
  void token_ofMoreLocationsThanAreRemembered_theAgencysSecretsStayMasked() {
    f.store.compareAndSet(AGENCY, null, fresh());
    TokenProvider agency = f.agency();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 700; i++) {
        // As the client does before it sends one.
        f.endpoint
            .secrets()
            .remember(agency.token(Fixture.request("location-" + i, Fixture.MINUTE)).value());
      }
      assertThat(f.endpoint.secrets().mask("access-canary refresh-canary secret-canary"))
          .isEqualTo("*** *** ***");
    }
  }

  private static StoredToken fresh() {
    return pair().toNext().version(1).expiresAt(FakeClock.START.plus(Fixture.DAY)).build();
  }

  @Test
  void appId_ofAPrivateIntegrationToken_isAShortHash() {
    String id = Credentials.privateIntegrationToken("pit-canary").connect(f.endpoint).appId();
    assertThat(id).matches("pit-[0-9a-f]{12}").isNotEqualTo("pit-canary");
  }
}
