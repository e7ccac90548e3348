package io.github.contactsv3.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line, run in this JVM. */
class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch listening = new CountDownLatch(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nonsense                       | Unknown option: '--nonsense'
          stray                            | Unmatched argument at index 0: 'stray'
          --port                           | Missing required parameter for option '--port' (PORT)
          --port http                      | 'http' is not an int
          --port 70000                     | port
          --seed many                      | 'many' is not a number such as 100, or LOCATION=100
          --seed -1                        | seed
          --latency fast                   | 'fast' is not a time such as 120ms or 2s
          --latency 12                     | '12' is not a time such as 120ms or 2s
          --quota 100                      | '100' is neither off nor such as 100/10s
          --quota 100/x                    | 'x' is not a time such as 120ms or 2s
          --quota 0/10s                    | quota
          --daily-quota 0                  | quota
          --grant secret-token             | the value is not TOKEN:LOCATION:SCOPE+SCOPE
          --grant a:b:                     | the value is not TOKEN:LOCATION:SCOPE+SCOPE
          --grant :Boston:contacts.readonly | the value is not TOKEN:LOCATION:SCOPE+SCOPE
          --token secret-token\u00e9      | a token has one or more visible ASCII characters
          --seed 1000001                   | seed is more than 1000000
          --app only-id                    | the value is not ID:SECRET
          --country Narnia                 | country
          --business no-name               | --business
          --custom-field tier              | 'tier' is not KEY:TYPE or KEY:TYPE:OPTION
          --custom-field tier:LIST         | 'LIST' is none of the types TEXT, LARGE_TEXT,
          --custom-field tier:TEXT:a       | 'tier:TEXT:a': TEXT has no options
          --custom-field tier:RADIO:a!!b   | an option is blank
          --custom-fields none.json        | custom fields in none.json: no such file
          --bulk-tags-max 0                | bulkTagsMax
          --appointment-zone Mars/Olympus  | 'Mars/Olympus' is not a time zone
          --assume magic                   | 'magic' is not an assumption
          """)
  void wrongOption_endsWithOneLineAndStatus2(String arguments, String reason) {
    // The bar separates the columns of the table.
    int status = run(arguments.replace('!', '|').split(" ", -1));

    assertThat(status).isEqualTo(2);
    assertThat(listening.getCount()).as("not listening").isOne();
    assertThat(text(out)).isEmpty();
    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .startsWith("contacts-sandbox: ")
        .contains(reason)
        .endsWith(" (try --help)");
    assertThat(text(err)).doesNotContain("secret-token");
  }

  @Test
  void blankOption_isRefused() {
    assertThat(run("--token", "")).isEqualTo(2);
    assertThat(run("--token", "two words")).isEqualTo(2);
    assertThat(run("--host", "")).isEqualTo(2);
    assertThat(text(err).lines())
        .containsExactly(
            "contacts-sandbox: a token has one or more visible ASCII characters and no spaces (try"
                + " --help)",
            "contacts-sandbox: a token has one or more visible ASCII characters and no spaces (try"
                + " --help)",
            "contacts-sandbox: host is blank (try --help)");
  }

  @Test
  void foreignAddress_endsWithOneLineAndStatus1() {
    assertThat(run("--host", "203.0.113.1")).isEqualTo(1);

    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .startsWith("contacts-sandbox: cannot listen on 203.0.113.1:8089: ");
  }

  @Test
  void portInUse_endsWithOneLineAndStatus1() {
    try (ContactsSandbox other = ContactsSandbox.start()) {
      String port = String.valueOf(URI.create(other.baseUrl()).getPort());

      assertThat(run("--port", port)).isEqualTo(1);

      assertThat(text(err).lines())
          .singleElement()
          .asString()
          .startsWith("contacts-sandbox: cannot listen on 127.0.0.1:" + port)
          .containsIgnoringCase("in use");
    }
  }

  @Test
  void help_listsEveryOption() {
    assertThat(run("--help")).isZero();

    List<String> names =
        new CommandLine(new Options())
            .getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
    assertThat(names).hasSizeGreaterThan(20);
    assertThat(text(out)).contains(names).contains("missing-item-is-404");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void help_isGroupedAndReadInHalfAMinute() {
    run("--help");

    List<String> lines = text(out).lines().toList();
    assertThat(lines)
        .containsSubsequence("Server", "Contacts", "Tokens and locations", "Rules of the service")
        .hasSizeLessThan(70)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(lines.get(0)).isEqualTo("Usage: java -jar contacts-sandbox.jar [OPTION]...");
  }

  @Test
  void everyOption_isInAGroup() {
    // Options outside of the groups would come first in the help, before all others.
    assertThat(new CommandLine(new Options()).getCommandSpec().options())
        .filteredOn(option -> option.group() == null)
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrder("--help", "--version");
  }

  @Test
  void guide_listsEveryAssumption() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/sandbox.md"));

    for (String assumption : new Values.Assumptions()) {
      assertThat(guide).contains("| `" + assumption + "`: ");
    }
  }

  @Test
  void version_isOneLine() {
    assertThat(run("--version")).isZero();

    assertThat(text(out).lines()).singleElement().asString().startsWith("contacts-sandbox ");
  }

  @Test
  void value_mayFollowAnEqualsSign() {
    assertThat(run("--port=0", "--seed=3", "--quota=off")).isZero();
    assertThat(listening.getCount()).isZero();
  }

  @Test
  void listening_saysWhereOnStandardOutput() throws IOException, InterruptedException {
    assertThat(run("--port", "0")).isZero();

    assertThat(listening.getCount()).isZero();
    assertThat(text(err)).isEmpty();
    List<String> lines = text(out).lines().toList();
    assertThat(lines.get(0)).matches("listening on http://127\\.0\\.0\\.1:\\d+");
    String url = lines.get(0).substring("listening on ".length());
    assertThat(lines)
        .containsExactly(
            "listening on " + url,
            "  page      " + url + "/__sandbox/ui",
            "  API       " + url + "/",
            "  location  SandboxLocation00001",
            "  token     pit-sandbox");
    assertThat(get(url + "/contacts/none", "pit-sandbox").statusCode()).isEqualTo(400);
  }

  @Test
  void import_wrongLines_areOneLineEach(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("all.csv"), "email,dnd\nx,no\na@b.cd,\ny,\n");

    assertThat(run("--port", "0", "--import", csv.toString())).isEqualTo(2);

    assertThat(text(err).lines())
        .containsExactly(
            "contacts-sandbox: " + csv + ", line 2: dnd is not true or false",
            "contacts-sandbox: " + csv + ", line 4: email must be an email");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void data_fileThatCannotBeUsed_endsWithOneLineAndStatus1(@TempDir Path folder)
      throws IOException {
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "milk, eggs");

    assertThat(run("--port", "0", "--data", foreign.toString())).isEqualTo(1);
    assertThat(run("--port", "0", "--data", folder.toString())).isEqualTo(1);

    assertThat(text(err).lines())
        .containsExactly(
            "contacts-sandbox: " + foreign + " is not a data file of the sandbox",
            "contacts-sandbox: " + folder + " is a directory, not a data file");
    assertThat(foreign).hasContent("milk, eggs");
  }

  @Test
  void listening_withATokenOfOnesOwn_doesNotPrintIt() {
    assertThat(run("--port", "0", "--token", "pit-secret-token")).isZero();

    assertThat(text(out)).doesNotContain("secret-token").contains("the one of --token");
  }

  @Test
  void options_reachTheSandbox(@TempDir Path folder) throws IOException, InterruptedException {
    Path csv = Files.writeString(folder.resolve("all.csv"), "firstName\nAda\n");
    Path fields =
        Files.writeString(
            folder.resolve("f.json"), "[{\"fieldKey\":\"contact.seats\",\"dataType\":\"FLOAT\"}]");
    Options options = new Options();
    CommandLine command = new CommandLine(options);
    command.parseArgs(
        line(
            "--port 0 --seed 7 --random-seed 3 --latency 1ms --index-lag 2s --quota 3/1m --daily-quota 9"
                + " --token pit-mine --location MyLocation000000001 --location Branch1=Boston --seed Branch1=4"
                + " --data "
                + folder.resolve("sandbox.data")
                + " --import Branch1="
                + csv
                + " --grant pit-reader:Elsewhere0000000001:contacts.readonly"
                + " --app app-1:secret-1 --company Company1 --country DE"
                + " --allow-duplicates --phone-first --users u1,u2 --campaigns c1 --workflows w1"
                + " --business b1=Bakery --bulk-tags-max 5 --appointment-zone Europe/Berlin"
                + " --custom-field tier:RADIO:Free|Paid --custom-fields "
                + fields
                + " --cors http://localhost:3000 --validate-responses --assume missing-item-is-404,retry-after-on-429"));
    try (ContactsSandbox sandbox = options.builder().start()) {
      String contact = sandbox.baseUrl() + "/contacts/none";
      assertThat(sandbox.locationId()).isEqualTo("MyLocation000000001");
      assertThat(get(sandbox.baseUrl() + "/__sandbox", "").body())
          .contains("\"contacts\":7", "\"clientId\":\"app-1\"", "\"companyId\":\"Company1\"");
      assertThat(get(sandbox.baseUrl() + "/__sandbox/custom-fields", "").body())
          .contains("\"contact.seats\"", "\"contact.tier\"", "[\"Free\",\"Paid\"]")
          .doesNotContain("membership_level");
      assertThat(folder.resolve("sandbox.data")).isNotEmptyFile();
      assertThat(get(sandbox.baseUrl() + "/__sandbox/locations", "").body())
          .contains(
              "{\"id\":\"Branch1\",\"name\":\"Boston\",\"contacts\":5,\"active\":true}",
              "{\"id\":\"MyLocation000000001\",\"name\":\"Location MyLocation000000001\"");
      assertThat(get(contact, "pit-mine").statusCode()).isEqualTo(400);
      assertThat(get(contact, "pit-sandbox").statusCode()).isEqualTo(401);
      assertThat(get(contact, "pit-mine").headers().firstValue("X-RateLimit-Max")).hasValue("3");
      assertThat(get(contact, "pit-mine").headers().firstValue("X-RateLimit-Limit-Daily"))
          .hasValue("9");
      assertThat(get(contact, "pit-mine").headers().firstValue("Vary")).hasValue("Origin");
      HttpResponse<String> refused = get(contact, "pit-mine");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void everyOption_isTriedAbove() {
    // Holds this test to the options: one added without a line above fails here.
    assertThat(new CommandLine(new Options()).getCommandSpec().options()).hasSize(31);
  }

  @Test
  void quotaOff_showsTheDocumentedOne() throws IOException, InterruptedException {
    Options options = new Options();
    new CommandLine(options).parseArgs(line("--port 0 --quota off"));
    try (ContactsSandbox sandbox = options.builder().start()) {
      assertThat(get(sandbox.baseUrl() + "/contacts/none", "pit-sandbox").headers().map())
          .containsEntry("x-ratelimit-max", List.of("100"))
          .containsEntry("x-ratelimit-limit-daily", List.of("200000"))
          .containsEntry("x-ratelimit-daily-remaining", List.of("200000"));
    }
  }

  @Test
  void grantWithAnUnknownScope_isRefused() {
    Options options = new Options();
    new CommandLine(options).parseArgs(line("--port 0 --grant t:Location1:contacts.everything"));

    assertThat(catchThrowableOfType(IllegalArgumentException.class, options::builder))
        .hasMessageContaining("contacts.everything");
  }

  private int run(String... arguments) {
    return Main.run(arguments, print(out), print(err), listening);
  }

  private static PrintStream print(ByteArrayOutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String[] line(String options) {
    return Stream.of(options.split(" ", -1)).toArray(String[]::new);
  }

  private static HttpResponse<String> get(String url, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .header("Version", "v3")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
