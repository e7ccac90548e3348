package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path home;

  @Test
  void login_withAPrivateToken_isKeptForLaterCommands() throws IOException {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(3).start()) {
      Run run = Run.at(home).in(sandbox.token() + "\n");

      assertThat(login(run, sandbox)).isZero();
      assertThat(run.err())
          .isEqualTo(
              "signed in to location %s at %s as \"default\"%n"
                  .formatted(sandbox.locationId(), sandbox.baseUrl()));
      assertThat(run.run("search", "--count")).isZero();
      assertThat(run.out()).isEqualTo("3\n");
      run.run("profiles", "-o", "csv");
      assertThat(run.out())
          .contains("default," + sandbox.locationId() + ",private token," + sandbox.baseUrl());
      assertThat(Files.readString(home.resolve("profiles/default.properties")))
          .doesNotContain(sandbox.token());
      assertThat(run.run("logout")).isZero();
      assertThat(run.run("search")).isEqualTo(ExitCode.SIGN_IN);
    }
  }

  @Test
  void login_withVariables_signsInWhereTheyPoint() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(3).start()) {
      Run run = Run.with(sandbox, home).in(sandbox.token() + "\n");

      assertThat(run.run("login")).isZero();
      assertThat(run.err())
          .contains(" at " + sandbox.baseUrl() + " as \"default\"\n")
          .contains("HIGHLEVEL_TOKEN is set and goes before the profile");
      assertThat(Run.at(home).run("search", "--count")).isZero();
    }
  }

  @Test
  void variables_withoutAToken_goBeforeAProfileUnlessItIsNamed() {
    try (ContactsSandbox first = ContactsSandbox.builder().seed(3).start();
        ContactsSandbox second = ContactsSandbox.builder().seed(5).start()) {
      login(Run.at(home).in(first.token() + "\n"), first);
      Run run = Run.at(home).variable("HIGHLEVEL_BASE_URL", second.baseUrl());

      assertThat(run.run("search", "--count")).isZero();
      assertThat(run.out()).isEqualTo("5\n");
      assertThat(run.run("search", "--count", "--profile", "default")).isZero();
      assertThat(run.out()).isEqualTo("3\n");
      run.variable("HIGHLEVEL_LOCATION", "elsewhere");
      assertThat(run.run("search", "--count")).isNotZero();
      assertThat(run.run("search", "--count", "--location", second.locationId())).isZero();
      assertThat(run.out()).isEqualTo("5\n");
    }
  }

  @Test
  void login_withATokenThatIsRefused_keepsNothing() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().start()) {
      Run run = Run.at(home).in("pit-wrong\n");

      assertThat(login(run, sandbox)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).startsWith("contacts: ").doesNotContain("pit-wrong");
      assertThat(home.resolve("profiles")).doesNotExist();
    }
  }

  @Test
  void login_withoutAToken_saysHow() {
    Run run = Run.at(home);

    assertThat(run.run("login", "--location", "L")).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo("contacts: there is no token: type it, or give it on standard input\n");
  }

  @Test
  void login_withAnApp_waitsForItsOwnCallback() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in("app-secret\n");
      CompletableFuture<Integer> login = authorize(run, sandbox);
      Matcher page = page(run);
      String callback = "http://localhost:" + page.group(1) + "/callback?code=";
      String code = sandbox.authorizationCode(sandbox.locationId());

      assertThat(run.err()).contains("is a sandbox, this one:\n  " + sandbox.baseUrl() + "/v2/");
      assertThat(get(callback + code + "&state=forged").statusCode()).isEqualTo(400);
      assertThat(get(callback + code + "&state=" + page.group(2)).body())
          .isEqualTo("Signed in: go back to the terminal.");
      assertThat(login.get(30, TimeUnit.SECONDS)).isZero();
      assertThat(run.run("search", "--count")).isZero();
      assertThat(run.out()).isEqualTo("2\n");
      assertThat(run.run("logout")).isZero();
      assertThat(tokens()).isEmpty();
    }
  }

  @Test
  void login_withAnAppOfAnAgency_isForTheLocationThatIsNamed() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in("app-secret\n");
      CompletableFuture<Integer> login =
          authorize(
              run,
              sandbox,
              "--location",
              sandbox.locationId(),
              "--scopes",
              "contacts.readonly,oauth.write");

      assertThat(called(run, sandbox.agencyAuthorizationCode())).startsWith("Signed in");
      assertThat(login.get(30, TimeUnit.SECONDS)).isZero();
      assertThat(run.err()).contains("signed in to location " + sandbox.locationId());
      assertThat(run.run("search", "--count")).isZero();
      assertThat(run.out()).isEqualTo("2\n");
      assertThat(run.run("logout")).isZero();
      assertThat(tokens()).isEmpty();
    }
  }

  @Test
  void login_withAnAppOfAnAgency_needsALocation() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in("app-secret\n");
      CompletableFuture<Integer> login = authorize(run, sandbox);

      assertThat(called(run, sandbox.agencyAuthorizationCode()))
          .isEqualTo("The sign-in has failed: the terminal says why.");
      assertThat(login.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).contains("the app was authorized for a whole agency: sign in again");
      assertThat(tokens()).isEmpty();
      assertThat(home.resolve("profiles")).doesNotExist();
    }
  }

  @Test
  void login_withAnAppOfAnotherLocation_keepsNothing() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in("app-secret\n");
      CompletableFuture<Integer> login = authorize(run, sandbox, "--location", "elsewhere");

      assertThat(called(run, sandbox.authorizationCode(sandbox.locationId())))
          .isEqualTo("The sign-in has failed: the terminal says why.");
      assertThat(login.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err())
          .contains("location " + sandbox.locationId() + " was chosen on the page, not elsewhere");
      assertThat(tokens()).isEmpty();
    }
  }

  @Test
  void login_again_keepsOnlyWhatTheProfileNeeds() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in("app-secret\n");
      CompletableFuture<Integer> login = authorize(run, sandbox);
      called(run, sandbox.authorizationCode(sandbox.locationId()));
      assertThat(login.get(30, TimeUnit.SECONDS)).isZero();

      assertThat(login(run.in(sandbox.token() + "\n"), sandbox)).isZero();
      assertThat(tokens()).hasSize(1);
      assertThat(login(run.in("pit-wrong\n"), sandbox)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.run("search", "--count")).isZero();
    }
  }

  @Test
  void login_withAPassphrase_leavesNothingIfItFails() throws IOException {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(3).start()) {
      Run run = Run.at(home).in("pit-wrong\n");
      String[] login = {
        "login",
        "--ask-passphrase",
        "--location",
        sandbox.locationId(),
        "--base-url",
        sandbox.baseUrl()
      };

      assertThat(run.run(login)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).contains("nothing is kept").doesNotContain("contacts login");
      assertThat(home.resolve("passphrase-salt")).doesNotExist();
      assertThat(run.in(sandbox.token() + "\ncorrect horse\n").run(login)).isZero();
      assertThat(run.in("correct horse\n").run("search", "--count")).isZero();
      assertThat(run.in("wrong\n").run("search", "--count")).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).contains("the passphrase is not the one that protects the tokens");
      assertThat(run.in(sandbox.token() + "\nwrong\n").run(login)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.in("correct horse\n").run("search", "--count")).isZero();
      assertThat(run.in("some-id\n").run("tags", "add", "x", "--ids", "-"))
          .isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .contains("--ids - and the passphrase are both read from standard input");
    }
  }

  @Test
  void login_thatIsRefused_saysWhatToLookAt() throws Exception {
    try (ContactsSandbox sandbox = app()) {
      Run run = Run.at(home).in(sandbox.token() + "\n");

      assertThat(run.run("login", "--location", "elsewhere", "--base-url", sandbox.baseUrl()))
          .isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).contains("nothing is kept: is the token of this location");
      CompletableFuture<Integer> login = authorize(run.in("wrong-secret\n"), sandbox);
      called(run, sandbox.authorizationCode(sandbox.locationId()));
      assertThat(login.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err()).contains("are client id and secret those of the app?");
      try (Stream<Path> files = Files.walk(home)) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @Test
  void profile_thatIsDamaged_isNamedAndReplaced() throws IOException {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().start()) {
      Run run = Run.at(home).in(sandbox.token() + "\n");
      login(run, sandbox);
      Files.writeString(tokens().get(0), "{}");

      assertThat(run.run("search")).isEqualTo(ExitCode.SIGN_IN);
      assertThat(run.err())
          .isEqualTo(
              "contacts: the secret of profile \"default\" is damaged: run contacts login --profile"
                  + " default\n");
      assertThat(login(run.in(sandbox.token() + "\n"), sandbox)).isZero();
      assertThat(run.run("search")).isZero();
      Path profile = home.resolve("profiles/default.properties");
      Files.writeString(profile, "location=");
      assertThat(run.run("profiles")).isEqualTo(ExitCode.PARTIAL);
      assertThat(run.run("logout")).isZero();
      assertThat(profile).doesNotExist();
      Run file = Run.at(Files.writeString(home.resolve("file"), ""));
      assertThat(file.run("profiles")).isEqualTo(ExitCode.USAGE);
      assertThat(file.err())
          .contains(home.resolve("file") + " is no folder, but settings are kept");
    }
  }

  @Test
  void search_withoutTheKey_saysWhatIsMissing() throws IOException {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().start()) {
      Run run = Run.at(home).in(sandbox.token() + "\n");
      login(run, sandbox);
      Path key = home.resolve("key");
      byte[] content = Files.readAllBytes(key);
      Files.delete(key);

      assertThat(run.run("search")).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).startsWith("contacts: " + key + " is missing, and the tokens can't be");
      assertThat(key).doesNotExist();
      Files.write(key, content);
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      assertThat(run.run("search")).isZero();
    }
  }

  private static ContactsSandbox app() {
    return ContactsSandbox.builder().app("app-1", "app-secret").seed(2).start();
  }

  private static CompletableFuture<Integer> authorize(
      Run run, ContactsSandbox sandbox, String... options) {
    List<String> line = new ArrayList<>(List.of("login", "--client-id", "app-1", "--port", "0"));
    line.addAll(List.of("--base-url", sandbox.baseUrl()));
    line.addAll(List.of(options));
    return CompletableFuture.supplyAsync(() -> run.run(line.toArray(String[]::new)));
  }

  /** Does what a browser does after the page, and returns what it shows. */
  private static String called(Run run, String code) throws IOException, InterruptedException {
    Matcher page = page(run);
    return get("http://localhost:"
            + page.group(1)
            + "/callback?code="
            + code
            + "&state="
            + page.group(2))
        .body();
  }

  private List<Path> tokens() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("tokens"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(?!company-keycheck).*json"))
          .toList();
    }
  }

  private static Matcher page(Run run) throws InterruptedException {
    Pattern pattern =
        Pattern.compile("localhost(?::|%3A)(\\d+)(?:/|%2F)callback.*state=([A-Za-z0-9_-]+)");
    for (int i = 0; i < 3_000; i++) {
      Matcher page = pattern.matcher(run.err());
      if (page.find()) {
        return page;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("no page was named: " + run.err());
  }

  private static int login(Run run, ContactsSandbox sandbox) {
    return run.run("login", "--location", sandbox.locationId(), "--base-url", sandbox.baseUrl());
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
