package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API page in a headless Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private Browser browser;
  private ContactsSandbox sandbox;

  @BeforeAll
  void start() {
    browser = new Browser();
    sandbox = ContactsSandbox.builder().seed(3).start();
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

  /**
   * One operation of each kind that Swagger UI makes requests of in its own way: path, query, body,
   * body of a deletion, form, token of the agency. {@link ExamplesTest} sends the examples of all
   * the others.
   */
  @ParameterizedTest
  @CsvSource({
    "/, Contacts-createContact",
    "/, Contacts-deleteContact",
    "/, Contacts-listContactsByBusiness",
    "/, Tags-removeTags",
    "/, Bulk-bulkUpdateTags",
    "/?api=oauth, OAuth-requestToken",
    "/?api=oauth, OAuth-requestLocationToken",
    "/?api=oauth, OAuth-listInstalledLocations"
  })
  void execute_onTheFirstAndSecondClick_succeeds(String page, String operation) {
    open(page);
    String block = "#operations-" + operation;
    browser.click(block + " .opblock-summary-control");
    for (int clicks = 1; clicks <= (operation.contains("create") ? 1 : 2); clicks++) {
      browser.click(block + " button.execute");
      int expected = clicks;
      browser.until(b -> sandbox.requests().count() == expected ? b : null);
    }

    browser.text(block + " .live-responses-table tbody .response-col_status", "20");
    assertThat(sandbox.requests().list())
        .extracting(RecordedRequest::status)
        .allSatisfy(status -> assertThat(status).isBetween(200, 201));
  }

  private void open(String page) {
    if (!browser.url().equals(sandbox.baseUrl() + page)) {
      browser.open(sandbox.baseUrl() + page);
      browser.find("body[data-ready]");
    }
  }

  @Test
  void page_onAScreenAndAPhoneLightAndDark_fits() {
    open("/");
    browser.assertFits("api");
  }
}
