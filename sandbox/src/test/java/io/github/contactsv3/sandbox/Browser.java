package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium; tests that need one are left out where there is none. */
final class Browser implements AutoCloseable {

  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Selenium warns about browsers newer than itself; held, or its level would be lost. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  Browser() {
    assumeThat(DRIVER).as("chromedriver, of Debian's package chromium-driver").exists();
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    // Chromium's own sandbox does not work for root; the pages are ours.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logging);
    this.driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  void open(String url) {
    driver.get(url);
  }

  String url() {
    return driver.getCurrentUrl();
  }

  /** Leaves the page, which asks the sandbox each second, and asserts that it had no errors. */
  void assertNoErrors() {
    driver.get("about:blank");
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        // What has been deleted is a 404 of the control API, a file with a mistake a 400: errors
        // to Chromium, but not to the page.
        .filteredOn(entry -> !entry.getMessage().contains("status of 404"))
        .filteredOn(entry -> !entry.getMessage().contains("/__sandbox/import"))
        .isEmpty();
  }

  /** Makes the window as wide as a screen or a phone, and the system light or dark. */
  void look(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /**
   * Asserts that the page shows something and is no wider than a screen and a phone, light and
   * dark. With {@code -Dscreenshots=true} it leaves pictures of each in {@code target/screenshots}.
   */
  void assertFits(String name) {
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(1280, 390)) {
        look(width, scheme);
        String picture = name + "-" + width + "-" + scheme;
        if (Boolean.getBoolean("screenshots")) {
          screenshot(picture);
        }
        Boolean fits =
            script(
                "const root = document.documentElement;"
                    + "return root.scrollWidth <= root.clientWidth"
                    + " && document.querySelector('main, #api').innerText.length > 100");
        assertThat(fits).as(picture).isTrue();
      }
    }
    look(1280, "light");
  }

  private void screenshot(String name) {
    // Colours change over a moment.
    until(
        page ->
            Boolean.TRUE.equals(script("return document.getAnimations().length === 0"))
                ? page
                : null);
    try {
      Path folder = Files.createDirectories(Path.of("target/screenshots"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  <T> T script(String script, Object... arguments) {
    return (T) driver.executeScript(script, arguments);
  }

  <T> T until(Function<ChromeDriver, T> condition) {
    return new WebDriverWait(driver, PATIENCE, PAUSE)
        .ignoreAll(List.of(NoSuchElementException.class, StaleElementReferenceException.class))
        .until(page -> condition.apply(driver));
  }

  WebElement find(String selector) {
    return until(page -> page.findElement(By.cssSelector(selector)));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    until(
        page -> {
          page.findElement(By.cssSelector(selector)).click();
          return page;
        });
  }

  /** Types into a field, in place of what it holds. */
  void type(String selector, String text) {
    WebElement field = find(selector);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, text);
  }

  /** Chooses an option of a select by its value. */
  void choose(String selector, String value) {
    click(selector + " option[value='" + value + "']");
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Waits until an element shows a text. */
  void text(String selector, String expected) {
    until(
        page ->
            page.findElement(By.cssSelector(selector)).getText().contains(expected) ? page : null);
  }

  /** Waits until an element no longer shows a text. */
  void noText(String selector, String unexpected) {
    until(
        page ->
            page.findElement(By.cssSelector(selector)).getText().contains(unexpected)
                ? null
                : page);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
