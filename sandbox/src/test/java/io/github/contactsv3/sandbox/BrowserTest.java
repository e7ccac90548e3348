package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API page in a headless Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final String EXAMPLES = " .opblock-section-request-body .examples-select select";
  private static final String STATUS = " .live-responses-table tbody .response-col_status";

  private Browser browser;
  private ContactsSandbox sandbox;

  @BeforeAll
  void start() {
    browser = new Browser();
    sandbox = ContactsSandbox.builder().quotaOff().seed(3).start();
  }

  /** Only the log: the page, which takes a second to load, stays as it is. */
  @BeforeEach
  void clearLog() {
    sandbox.requests().clear();
    browser.look(1280, "light");
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.assertNoErrors();
      browser.close();
      sandbox.close();
    }
  }

  /** {@link ExamplesTest} sends the examples of all operations, without a browser. */
  @Test
  void execute_ofADeletion_succeedsOnTheFirstAndSecondClick() {
    open("/");
    String block = "#operations-Contacts-deleteContact";
    browser.click(block + " .opblock-summary-control");
    for (int clicks = 1; clicks <= 2; clicks++) {
      assertThat(execute(block)).extracting(RecordedRequest::status).isEqualTo(200);
    }
    browser.text(block + STATUS, "200");
  }

  @Test
  @Tag("browser")
  void execute_ofEveryExampleOfEveryOperation_succeedsOnTheFirstClick() {
    Set<String> clicked = new TreeSet<>();
    List<String> refused = new ArrayList<>();
    for (String page : List.of("/", "/?api=custom-fields", "/?api=oauth")) {
      open(page);
      for (String id : blocks()) {
        String block = "[id='" + id + "']";
        browser.click(block + " .opblock-summary-control");
        for (String example : examples(block)) {
          if (!example.isEmpty()) {
            browser.choose(block + EXAMPLES, example);
          }
          RecordedRequest request = execute(block);
          clicked.add(String.valueOf(request.operationId()));
          if (request.status() / 100 != 2) {
            refused.add(id + " " + example + ": " + request.responseBody());
          }
        }
        browser.text(block + STATUS, "20");
        browser.click(block + " .opblock-summary-control");
      }
    }
    assertThat(refused).isEmpty();
    assertThat(sandbox.requests().count())
        .as("more examples than operations")
        .isGreaterThan(clicked.size());
    assertThat(clicked).isEqualTo(new TreeSet<>(Conformance.operationIds()));
  }

  private List<String> blocks() {
    return browser.script(
        "return [...document.querySelectorAll('.opblock')].map((block) => block.id)");
  }

  /** The examples to choose from, the one that is shown first; or one without a name. */
  private List<String> examples(String block) {
    browser.find(block + " button.execute");
    List<String> names =
        browser.script(
            "return [...document.querySelectorAll(arguments[0])].map((option) => option.value)",
            block + EXAMPLES + " option");
    return names.isEmpty() ? List.of("") : names;
  }

  /** Clicks "Execute" and waits for the request that it makes. */
  private RecordedRequest execute(String block) {
    long before = sandbox.requests().count();
    browser.click(block + " button.execute");
    browser.until(page -> sandbox.requests().count() > before ? page : null);
    assertThat(sandbox.requests().count()).as(block).isEqualTo(before + 1);
    List<RecordedRequest> all = sandbox.requests().list();
    return all.get(all.size() - 1);
  }

  private void open(String page) {
    if (!browser.url().equals(sandbox.baseUrl() + page)) {
      browser.open(sandbox.baseUrl() + page);
      browser.find("body[data-ready]");
    }
  }

  @Test
  @Tag("browser")
  void page_onAScreenAndAPhoneLightAndDark_fits() {
    open("/");
    browser.assertFits("api");

    String block = "#operations-Contacts-createContact";
    browser.click(block + " .opblock-summary-control");
    execute(block);
    browser.text(block + STATUS, "201");
    browser.assertFits("api-operation");
    Boolean readable =
        browser.script(
            "return [...document.querySelectorAll(arguments[0])]"
                + ".every((cell) => cell.scrollWidth <= cell.clientWidth)",
            block + " :is(.col_header, .parameters-col_name, .response-col_status)");
    assertThat(readable).as("names and statuses have room").isTrue();
  }
}
