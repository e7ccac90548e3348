package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static FleetOptions options(String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("tokenEnv", "HIGHLEVEL_TOKEN");
    options.put("locations", "a,b");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    options.values().removeIf(String::isEmpty);
    return FleetOptions.of(new CaseInsensitiveStringMap(options));
  }

  @ParameterizedTest
  @CsvSource({
    "token, x1y2z3w4",
    "accessToken, x1y2z3w4",
    "clientSecret, x1y2z3w4",
    "credentials.refresh_token, x1y2z3w4",
    "quota.password, x1y2z3w4",
    "credentials.company, pit-12345678-90ab-cdef",
    "locations, eyJhbGciOiJSUzI1NiJ9.eyJzdWIi.c2ln",
    "report, Bearer abcdefgh",
    "credentials.refresh, 0123456789abcdef",
    "credentials.dbPassword, hunter2",
    "credentials.jdbc, jdbc:postgresql://u:hunter2@h/db",
    "quota.url, jdbc:postgresql://h/db?user=u&password=hunter2",
    "credentials.key, 4f0c9d1e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b"
  })
  void secretAsAnOption_isRefused_withoutItsValue(String name, String value) {
    assertThatThrownBy(() -> options(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option " + name + " holds a secret")
        .hasMessageContaining("tokenEnv")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "location|a|there is no option location; there are baseUrl",
        "tokenFile|f|exactly one of the options credentials, tokenEnv, tokenFile is needed, not"
            + " tokenEnv and tokenFile",
        "locationsFile|f|exactly one of the options locations, locationsFile, locationsTable",
        "concurrency|0|option concurrency must be a number from 1 to 100000, not 0",
        "pageSize|many|option pageSize must be a number from 1 to 500, not many",
        "interactiveShare|1|option interactiveShare must be a number from 0 to 0.9, not 1",
        "onLocationFailure|ignore|option onLocationFailure must be skip or fail, not ignore",
        "columns|id,email,ID|options columns and customFields name the column id twice",
        "locations|INSTALLED|option locations: installed needs an agency: name its class by the",
        "checkpointLocation|c|highlevel-contacts can be read, not written",
        "since|' '|option since is blank: give it a value, or leave it out",
        "credentials.company|' '|option credentials.company is blank",
        "since|yesterday|option since must be a time such as 2026-11-01T00:00:00Z, not yesterday",
      })
  void wrongOption_isRefused_withItsNameAndWhatFits(String name, String value, String message) {
    assertThatThrownBy(() -> ContactColumns.of(options(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void withoutCredentials_orLocations_nothingIsRead() {
    assertThatThrownBy(() -> options("tokenEnv", ""))
        .hasMessage(
            "exactly one of the options credentials, tokenEnv, tokenFile is needed, not none");
    assertThatThrownBy(() -> options("locations", ""))
        .hasMessageEndingWith("locationsTable is needed, not none");
  }

  @Test
  void unknownColumn_isRefused_withThoseThereAre() {
    assertThatThrownBy(() -> ContactColumns.of(options("columns", "id,mail")))
        .hasMessageStartingWith(
            "option columns: there is no column mail; there are locationId, id,");
  }

  @Test
  void namesAreCaseInsensitive_andTheTextShowsNoValues() {
    FleetOptions options = options("PAGESIZE", "20", "credentials.company", "c1");
    assertThat(options.settings(java.util.List.of(), java.util.List.of()).pageSize()).isEqualTo(20);
    assertThat(options.below("credentials")).isEqualTo(Map.of("company", "c1"));
    assertThat(options.toString()).contains("locations").doesNotContain("HIGHLEVEL", "c1");
  }

  @Test
  void missingVariable_orFile_isNamed() {
    assertThatThrownBy(() -> TokenDesk.of(options("tokenEnv", "NO_SUCH_VARIABLE_9")))
        .hasMessage("option tokenEnv: the driver has no environment variable NO_SUCH_VARIABLE_9");
    assertThatThrownBy(() -> TokenDesk.of(options("tokenEnv", "", "tokenFile", "/no/such/file")))
        .hasMessage("option tokenFile: the driver can't read /no/such/file");
    assertThatThrownBy(
            () ->
                LocationList.of(
                    options("locations", "", "locationsFile", "/no/such/list"),
                    TokenDesk.of(options("tokenEnv", "PATH"))))
        .hasMessage("option locationsFile: the driver can't read /no/such/list");
    assertThatThrownBy(
            () ->
                LocationList.of(
                    options("locations", "a b"), TokenDesk.of(options("tokenEnv", "PATH"))))
        .hasMessage("option locations: \"a b\" is no id of a location");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenEnv", "tokenFile"})
  void tokenInPlaceOfItsName_isRefused_andSaysWhatTheOptionTakes(String name) {
    assertThatThrownBy(() -> options("tokenEnv", "", name, "pit-12345678-90ab-cdef"))
        .hasMessageStartingWith("option " + name + " holds a secret")
        .hasMessageContaining("it takes the ")
        .hasMessageNotContaining("pit-");
  }

  @Test
  void listOfLocations_isReadWithItsMark_andMistakesHaveTheirPlace(@TempDir Path folder)
      throws IOException {
    TokenDesk desk = TokenDesk.of(options("tokenEnv", "PATH"));
    Path list = folder.resolve("list");
    Files.writeString(list, "\uFEFFa\n# none\nb # the second\n");
    FleetOptions options = options("locations", "", "locationsFile", list.toString());
    assertThat(LocationList.of(options, desk)).containsExactly("a", "b");

    Files.writeString(list, "a,b\n");
    assertThatThrownBy(() -> LocationList.of(options, desk))
        .hasMessage("option locationsFile: " + list + ": \"a,b\" is no id of a location");
    Files.writeString(list, "Installed\n");
    assertThatThrownBy(() -> LocationList.of(options, desk))
        .hasMessageContaining("installed stands alone");
    assertThatThrownBy(() -> LocationList.of(options("locations", "installed,a"), desk))
        .hasMessageStartingWith("option locations: installed stands alone");
    Files.writeString(list, "# none\n");
    assertThatThrownBy(() -> LocationList.of(options, desk))
        .hasMessage("option locationsFile: " + list + " names no location");
  }

  @Test
  void tokenFileWithMoreThanAToken_isRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "pit-12345678\nanother\n");
    assertThatThrownBy(() -> TokenDesk.of(options("tokenEnv", "", "tokenFile", file.toString())))
        .hasMessageStartingWith("option tokenFile: " + file + " holds more than a token")
        .hasMessageNotContaining("pit-");
  }

  /** Has nothing for anybody. */
  public static final class NoCredentials implements FleetCredentials {
    @Override
    @SuppressWarnings("NullAway") // as a class of a user may
    public Credentials forLocation(String locationId) {
      return null;
    }
  }

  @Test
  void classThatReturnsNull_isNamed() {
    TokenDesk desk =
        TokenDesk.of(options("tokenEnv", "", "credentials", NoCredentials.class.getName()));
    String message =
        "option credentials: class "
            + NoCredentials.class.getName()
            + " has no credentials of location a, it returned null";
    assertThatThrownBy(() -> desk.check("a")).hasMessage(message);
    LocationProblem problem = desk.token("a").problem();
    assertThat(problem).isEqualTo(new LocationProblem(message, false));
  }

  @Test
  void wrongClass_isNamed() {
    assertThatThrownBy(
            () -> TokenDesk.of(options("tokenEnv", "", "credentials", "no.such.Credentials")))
        .hasMessage("option credentials: class no.such.Credentials is not on the class path");
    assertThatThrownBy(
            () -> TokenDesk.of(options("tokenEnv", "", "credentials", "java.lang.String")))
        .hasMessageContaining("does not implement " + FleetCredentials.class.getName());
  }
}
