package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a headless Chromium; left out where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Selenium warns about browsers newer than itself; held, or its level would be lost. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private WebDriver browser;
  private ContactsSandbox sandbox;

  @BeforeAll
  void startBrowser() {
    assumeThat(DRIVER).as("chromedriver, of Debian's package chromium-driver").exists();
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    // Chromium's own sandbox does not work for root; the pages are ours.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logging);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  @BeforeEach
  void startSandbox() {
    sandbox = ContactsSandbox.builder().seed(20).start();
  }

  @AfterEach
  void pagesHadNoErrors() {
    // Before the sandbox stops: the page asks it each second, and would rightly complain.
    browser.get("about:blank");
    sandbox.close();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .isEmpty();
  }

  @AfterAll
  void stopBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void frontPage_showsTheApiAndTriesItOutWithTheToken() {
    TestClient client = new TestClient(sandbox);
    String id = client.create("{'firstName':'Ada','email':'ada@example.com'}");
    browser.get(sandbox.baseUrl() + "/");
    until(page -> page.findElement(By.cssSelector("body[data-ready]")));
    assertThat(browser.findElements(By.cssSelector(".opblock"))).hasSize(31);

    By operation = By.cssSelector("[id$='-getContact'].opblock");
    until(page -> page.findElement(operation)).findElement(By.tagName("button")).click();
    until(page -> page.findElement(operation).findElement(inRow("contactId")))
        .sendKeys(Keys.chord(Keys.CONTROL, "a"), id);
    until(page -> page.findElement(operation).findElement(By.className("execute"))).click();

    WebElement answer =
        until(
            page -> page.findElement(operation).findElement(By.className("live-responses-table")));
    assertThat(answer.getText()).contains("200", "ada@example.com", "x-ratelimit-remaining");
    assertThat(sandbox.requests().list("getContact")).hasSize(1);
  }

  @Test
  void frontPage_showsTheOAuthApi() {
    browser.get(sandbox.baseUrl() + "/?api=oauth");
    until(page -> page.findElement(By.cssSelector("body[data-ready]")));

    assertThat(browser.findElements(By.cssSelector(".opblock"))).hasSize(3);
  }

  @Test
  void page_showsContactsRequestsAndQuotaAsTheyChange() {
    TestClient client = new TestClient(sandbox);
    browser.get(sandbox.baseUrl() + "/__sandbox/ui");
    text("total", "20 found");
    text("quota", "100 of 100 in 10 s, 200000 of 200000 today");

    String id = client.create("{'firstName':'<img src=x onerror=alert(1)>','lastName':'Zyxw'}");
    text("total", "21 found");
    text("quota", "99 of 100 in 10 s, 199999 of 200000 today");
    text("requests", "POST /contacts/");

    browser.findElement(By.id("query")).sendKeys("zyxw");
    text("total", "1 found");
    assertThat(browser.findElement(By.id("contacts")).getText())
        .contains("<img src=x onerror=alert(1)> zyxw", id);
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();

    browser.findElement(By.id("query")).sendKeys("\b\b\b\b");
    text("total", "21 found");
    browser.findElement(By.id("seed")).click();
    text("total", "121 found");
    browser.findElement(By.id("clear")).click();
    text("total", "0 found");
    browser.findElement(By.id("reset")).click();
    text("total", "20 found");
    text("count", "0");
  }

  /** The field of a parameter. */
  private static By inRow(String parameter) {
    return By.cssSelector("tr[data-param-name='" + parameter + "'] input");
  }

  private void text(String id, String expected) {
    until(page -> page.findElement(By.id(id)).getText().contains(expected) ? page : null);
  }

  private <T> T until(Function<WebDriver, T> condition) {
    return new WebDriverWait(browser, PATIENCE)
        .ignoreAll(List.of(NoSuchElementException.class, StaleElementReferenceException.class))
        .until(condition);
  }
}
