package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The sandbox's page and the consent page in a headless Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

  private static final String OTHER = "OtherLocation0000001";

  private Browser browser;
  private ContactsSandbox sandbox;
  private TestClient client;

  @BeforeAll
  void start() {
    browser = new Browser();
    sandbox =
        ContactsSandbox.builder()
            .seed(30)
            .grant("pit-of-the-other-location", OTHER, Set.of("contacts.readonly"))
            .start();
    client = new TestClient(sandbox);
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
    browser.look(1280, "light");
  }

  @AfterEach
  void pageHadNoErrors() {
    browser.assertNoErrors();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
      sandbox.close();
    }
  }

  @Test
  void contacts_areListedSearchedPagedAndAdded() {
    String id =
        client.create(
            "{'firstName':'<img src=x onerror=alert(1)>','lastName':'Zyxw','tags':['vip']}");
    open("contacts");
    browser.text("#total", "1 to 25 of 31");
    browser.click("#next");
    browser.text("#total", "26 to 31 of 31");
    browser.click("#previous");
    browser.text("#total", "1 to 25 of 31");

    browser.type("#query", "zyxw");
    browser.text("#total", "1 to 1 of 1");
    browser.text("#contacts", "<img Src=x Onerror=alert(1)> Zyxw");
    browser.click("#contacts .entry");
    browser.text("#contact h1", "<img src=x onerror=alert(1)> Zyxw");
    assertThat(browser.all("main img")).isEmpty();
    assertThat(browser.url()).endsWith("#/contacts/" + id);

    browser.type("#query", "nobody at all");
    browser.text("#contacts-empty", "Nothing found");
    browser.click("#contacts-empty button");
    browser.type("#seed-count", "12");
    browser.click("#seed");
    browser.text("#total", "of 43");
    browser.text("#count-contacts", "43");
  }

  @Test
  @Tag("browser")
  void contact_showsAllThatBelongsToIt() {
    String id = filledContact();
    open("contacts/" + id);

    for (String text :
        List.of(
            "Ada Lovelace",
            "ada@example.com",
            "math",
            "Prefers mornings",
            "Call back",
            "Consultation",
            "campaign spring",
            "How we met",
            "by letter",
            "call: active")) {
      browser.text("#contact", text);
    }
    client.post("/contacts/" + id + "/notes", "{'body':'added while it is shown'}").expect(201);
    browser.text("#contact", "added while it is shown");
    client.delete("/contacts/" + id).expect(200);
    browser.text("#contact", "It may have been deleted");
  }

  @Test
  @Tag("browser")
  void contacts_areImportedAndExportedAsFiles(@TempDir Path folder) throws IOException {
    open("contacts");
    browser.text("#total", "of 30");
    browser.click("#transfer-open");
    browser.text("#transfer", sandbox.locationId());

    Path file = folder.resolve("new.csv");
    Files.writeString(file, "firstName,email\nZoe,zoe@example.com\nYan,yan at example.com\nXi,7\n");
    browser.find("#import-file").sendKeys(file.toString());
    browser.text("#import-report", "Nothing imported: new.csv has 2 problems");
    browser.text("#import-report", "line 3: email must be an email");
    browser.text("#import-report", "line 4: email must be an email");

    Files.writeString(file, "firstName,email\nZoe,zoe@example.com\nYan,yan@example.com\n");
    browser.find("#import-file").sendKeys(file.toString());
    browser.text("#import-report", "Imported 2 contacts from new.csv");
    browser.text("#total", "of 32");

    Path lines = folder.resolve("MORE.JSONL");
    Files.writeString(lines, "{'firstName':'Abe'}\n".replace('\'', '"'));
    browser.find("#import-file").sendKeys(lines.toString());
    browser.text("#import-report", "Imported 1 contact from MORE.JSONL");

    Path other = Files.writeString(folder.resolve("contacts.xlsx"), "PK");
    browser.find("#import-file").sendKeys(other.toString());
    browser.text("#import-report", "contacts.xlsx is neither a .jsonl nor a .csv file");

    for (String format : List.of("jsonl", "csv")) {
      String exported =
          browser.script(
              "return fetch(document.getElementById('export-' + arguments[0]).href)"
                  + ".then((response) => response.text())",
              format);
      assertThat(exported.lines()).hasSize(format.equals("csv") ? 34 : 33);
      assertThat(exported).contains("zoe@example.com");
    }
    browser.press(Keys.ESCAPE);
    browser.until(page -> browser.all("#transfer").isEmpty() ? page : null);
    assertThat(focused()).isEqualTo("Import, export…");
  }

  @Test
  void requests_arriveAreFilteredAndHaveBothBodies() {
    open("requests");
    browser.text("#requests-empty", "No requests yet");
    String id = client.create("{'firstName':'Ada'}");
    client.get("/contacts/unknown").expect(400);
    client.post("/oauth/token", "{'clientSecret':'hush'}").expect(400);
    browser.text("#requests", "createContact");
    browser.text("#requests-total", "3 shown, 3 arrived");

    browser.choose("#filter-method", "GET");
    browser.text("#requests-total", "1 shown");
    browser.choose("#filter-method", "");
    browser.choose("#filter-status", "2xx");
    browser.text("#requests-total", "1 shown");
    browser.choose("#filter-operation", "getContact");
    browser.text("#requests-empty", "Nothing fits");
    browser.click("#requests-empty button");
    browser.text("#requests-total", "3 shown");
    browser.type("#query", id);
    browser.text("#requests-total", "1 shown");

    browser.click("#requests .entry");
    browser.text("#request", "\"firstName\": \"Ada\"");
    browser.text("#request", "\"firstNameLowerCase\": \"ada\"");
    browser.click("#request button");
    browser.text("#toast", "Copied the command");
    assertThat(browser.find("body").getText()).doesNotContain(sandbox.token(), "hush");

    browser.click("#pause");
    client.get("/contacts/later").expect(400);
    browser.text("#count-requests", "4");
    browser.text("#requests-total", "1 shown, 3 arrived");
    browser.click("#pause");
    browser.click("#forget");
    browser.text("#requests-total", "0 arrived");
  }

  @Test
  @Tag("browser")
  void copyAsCurl_quotesForTheShellAndNamesNoToken() {
    open("requests");
    String command =
        browser.script(
            "return import('/__sandbox/ui/control.js').then(({ curl }) => curl({ method: 'POST',"
                + " path: '/contacts/', query: 'a=1', version: 'v3',"
                + " body: JSON.stringify({ name: \"O'Neil\" }) }))");

    assertThat(command)
        .isEqualTo(
            """
            curl -X POST '%s/contacts/?a=1' \\
              -H "Authorization: Bearer $SANDBOX_TOKEN" \\
              -H 'Version: v3' \\
              -H 'Content-Type: application/json' \\
              --data-raw '{"name":"O'\\''Neil"}'"""
                .formatted(sandbox.baseUrl()));
  }

  @Test
  void faults_ofEachButton_areAddedListedAndCleared() {
    open("control");
    browser.text("#faults", "None");
    browser.click("#fault-429");
    browser.text("#faults", "status 429");
    browser.choose("#fault-often", "times");
    browser.type("#fault-times", "2");
    browser.click("#fault-500");
    browser.text("#faults", "the next 2 requests");
    browser.choose("#fault-often", "always");
    browser.choose("#fault-operation", "createNote");
    browser.click("#fault-delay");
    browser.text("#faults", "every request of createNote");
    browser.click("#fault-drop");
    browser.text("#faults", "Drop the connection");
    browser.click("details summary");
    browser.choose("#fault-kind", "slow");
    browser.type("#fault-seconds", "1.5");
    browser.click("#fault-add");
    browser.text("#faults", "body takes 1.5 s");

    assertThat(sandbox.faults().pending())
        .hasToString(
            "[STATUS 429 on any operation x 1, STATUS 500 on any operation x 2,"
                + " DELAY PT30S on [createNote] always, RESET_BEFORE on [createNote] always,"
                + " SLOW PT1.5S on [createNote] always]");
    browser.text("#count-faults", "5");
    client.get("/contacts/x").expect(429);
    browser.noText("#faults", "status 429");
    browser.click("#faults [aria-label='Remove: body takes 1.5 s, every request of createNote']");
    browser.noText("#faults", "body takes 1.5 s");
    assertThat(focused()).as("the focus moves to the one before").isEqualTo("Remove");
    browser.press(Keys.ENTER);
    browser.noText("#faults", "Drop the connection");
    assertThat(sandbox.faults().pending())
        .hasToString("[STATUS 500 on any operation x 2, DELAY PT30S on [createNote] always]");
    browser.click("#faults-clear");
    browser.text("#faults", "None");
    assertThat(sandbox.faults().pending()).isEmpty();
  }

  @Test
  @Tag("browser")
  void clock_isFrozenAdvancedAndResumed() {
    sandbox.clock().freezeAt(Instant.parse("2030-01-31T12:00:00Z"));
    open("control");
    browser.text("#clock-now", "2030-01-31 12:00:00 UTC");
    browser.click("#advance-minute");
    browser.text("#clock-now", "2030-01-31 12:01:00 UTC");
    browser.click("#advance-hour");
    browser.text("#clock-now", "2030-01-31 13:01:00 UTC");
    browser.click("#advance-day");
    browser.text("#clock-now", "2030-02-01 13:01:00 UTC");
    browser.choose("#advance-unit", "PT#S");
    browser.click("#advance");
    browser.text("#clock-now", "2030-02-01 13:01:07 UTC");
    browser.text("#frozen", "clock frozen");
    browser.click("#clock-resume");
    browser.text("#clock-state", "running");
    browser.click("#clock-freeze");
    browser.text("#clock-state", "frozen");
    assertThat(sandbox.clock().isFrozen()).isTrue();
  }

  @Test
  @Tag("browser")
  void deleteAll_asksFirstAndNamesWhatItDeletes() {
    open("control");
    browser.click("#clear");
    browser.text("dialog[open]", "30 contacts in " + sandbox.locationId());
    browser.press(Keys.ESCAPE);
    assertThat(client.search("{'pageLimit':1}").at("/total").intValue()).isEqualTo(30);
    browser.click("#clear");
    browser.click("#confirm");
    browser.text("#count-contacts", "0");
    browser.click(".tabs [data-view='contacts']");
    browser.text("#contacts-empty", "No contacts yet");
    browser.click("#contacts-empty button.primary");
    browser.text("#total", "of 100");
    browser.click(".tabs [data-view='control']");
    browser.click("#reset");
    browser.click("#confirm");
    browser.text("#count-contacts", "30");
  }

  @Test
  void quota_isShownAsItIsUsed() {
    open("contacts");
    browser.text("#quota", "100 of 100 left");
    client.get("/contacts/x");
    browser.text("#quota", "99 of 100 left");
    browser.text("#quota", "199,999 of 200,000 left");
  }

  @Test
  @Tag("browser")
  void location_switched_showsItsContactsAndQuota() {
    open("contacts");
    browser.text("#total", "of 30");
    new TestClient(sandbox.baseUrl(), "pit-of-the-other-location", OTHER).get("/contacts/x");
    browser.choose("#location", OTHER);
    browser.text("#contacts-empty", "No contacts yet");
    browser.text("#quota", "99 of 100 left");
  }

  @Test
  @Tag("browser")
  void keys_reachEverythingWithoutAMouse() {
    open("contacts");
    browser.text("#total", "of 30");
    browser.press("?");
    browser.text("#help", "Keyboard shortcuts");
    browser.press(Keys.ESCAPE);
    browser.press("j");
    browser.press("j");
    browser.press("k");
    String first = browser.find("#contacts .entry").getText();
    assertThat(focused()).isEqualTo(first);
    browser.press(Keys.ENTER);
    browser.text("#contact h1", first);
    browser.press(Keys.ESCAPE);
    browser.until(page -> browser.find("#contact").isDisplayed() ? null : page);
    browser.look(390, "light");
    String row = focused();
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals("← Close") ? page : null);
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals(row) ? page : null);
    browser.look(1280, "light");
    browser.press("/");
    browser.press("nobody");
    browser.text("#contacts-empty", "Nothing found");
    browser.press(Keys.ESCAPE);
    browser.press("2");
    browser.text("#requests-empty", "No requests yet");
    browser.press("3");
    browser.text("#clock-state", "running");
    browser.press("4");
    browser.text("main", "Connect your client");
    browser.press("t");
    assertThat(theme()).isEqualTo("dark");
    browser.press("t");
    assertThat(theme()).isEqualTo("light");
    browser.script("localStorage.clear()");
    browser.press("1");
    // What has the focus keeps it while the list is built again.
    browser.text("#total", "0 found");
    browser.click("#contacts-empty button");
    browser.text("#total", "of 30");
    browser.press("j");
    client.create("{'firstName':'Newest'}");
    browser.text("#contacts", "Newest");
    assertThat(focused()).isEqualTo(first);
  }

  /** A browser takes the focus from a hidden element when it draws next, which is after this. */
  @Test
  void focus_comesBackToItsRow_thoughResponsesAreFasterThanTheScreen() {
    open("contacts");
    browser.text("#total", "of 30");
    browser.look(390, "light");
    browser.press("j");
    String row = focused();
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals("← Close") ? page : null);
    browser.script(
        "const real = fetch;"
            + "const kept = new Map();"
            + "window.fetch = async (url, options) => {"
            + "  if (!kept.has(url)) {"
            + "    kept.set(url, await (await real(url, options)).json());"
            + "  }"
            + "  return { ok: true, json: async () => kept.get(url) };"
            + "};");
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals(row) ? page : null);
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals("← Close") ? page : null);
    browser.press(Keys.ENTER);
    browser.until(page -> focused().equals(row) ? page : null);
  }

  private String focused() {
    return browser.script("return document.activeElement.textContent");
  }

  private String title() {
    return browser.script("return document.title");
  }

  private String theme() {
    return browser.script("return document.documentElement.dataset.theme");
  }

  @Test
  void consent_forALocation_endsWithItsTokens() {
    open("connect");
    browser.click("#try-oauth");
    browser.text("#card", "Authorize an app");
    assertThat(title()).isEqualTo("Authorize an app – Contacts sandbox");
    browser.text("#card", OTHER);
    browser.click("input[value='" + OTHER + "']");
    browser.click("#allow");
    browser.text("#card", "Access allowed");
    assertThat(title()).isEqualTo("Back from the consent page – Contacts sandbox");
    assertThat(browser.find("#code").getText()).hasSize(40);
    assertThat(browser.find("#state").getText()).isNotEmpty();
    browser.click("#exchange");
    browser.text("#tokens", "\"locationId\": \"" + OTHER + "\"");
    browser.text("#tokens", "\"tokenType\": \"Bearer\"");
  }

  @Test
  @Tag("browser")
  void consent_denied_saysSoToTheApp() {
    String back = sandbox.baseUrl() + "/__sandbox/ui/callback";
    browser.open(
        sandbox.baseUrl()
            + "/oauth/chooselocation?response_type=code&scope=contacts.readonly&state=s1&client_id="
            + ContactsSandbox.DEFAULT_CLIENT_ID
            + "&redirect_uri="
            + URLEncoder.encode(back, StandardCharsets.UTF_8));
    browser.click("#deny");
    browser.text("#card", "Access was denied");
    assertThat(browser.url()).isEqualTo(back + "?error=access_denied&state=s1");
  }

  @Test
  @Tag("browser")
  void everyView_onAScreenAndAPhoneLightAndDark_fits() {
    String id = filledContact();
    client.get("/contacts/unknown");
    sandbox.faults().add(Fault.status(503).on("searchContacts").always());
    sandbox.faults().add(Fault.delay(Duration.ofSeconds(2)).times(3));
    for (String view :
        List.of("contacts", "contacts/" + id, "requests", "requests/1", "control", "connect")) {
      open(view);
      browser.until(page -> browser.find("main").getText().length() > 100 ? page : null);
      browser.assertFits(view.replace('/', '-').replace(id, "one"));
    }
    open("contacts");
    browser.click("#transfer-open");
    browser.text("#transfer", "Import");
    browser.assertFits("transfer");
    browser.press(Keys.ESCAPE);
    open("connect");
    browser.click("#help-open");
    browser.assertFits("help");
    browser.press(Keys.ESCAPE);
    browser.click("#try-oauth");
    browser.text("#card", "Authorize an app");
    browser.assertFits("consent");
  }

  /** Opens a view; by way of an empty page, or only the fragment would change. */
  private void open(String view) {
    browser.open("about:blank");
    browser.open(sandbox.baseUrl() + "/__sandbox/ui#/" + view);
    browser.find(".tabs [aria-current]");
  }

  /** A contact with everything that a contact can have. */
  private String filledContact() {
    String id =
        client.create(
            "{'firstName':'Ada','lastName':'Lovelace','email':'ada@example.com','phone':'+15550100',"
                + "'tags':['vip','math','a-tag-that-is-rather-long-for-a-narrow-screen'],"
                + "'dndSettings':{'call':{'status':'active','message':'no calls'}},"
                + "'customFields':[{'key':'how_we_met','fieldValue':'by letter'}]}");
    client.post("/contacts/" + id + "/notes", "{'body':'Prefers mornings'}").expect(201);
    client
        .post(
            "/contacts/" + id + "/tasks",
            "{'title':'Call back','completed':false,'dueDate':'2026-10-25T11:00:00Z'}")
        .expect(201);
    client.post("/contacts/" + id + "/campaigns/spring", "{}").expect(201);
    Instant start = Instant.parse("2026-07-16T15:00:00Z");
    sandbox.addAppointment(
        id, SandboxAppointment.confirmed("Consultation", start, start.plusSeconds(1800)));
    return id;
  }
}
