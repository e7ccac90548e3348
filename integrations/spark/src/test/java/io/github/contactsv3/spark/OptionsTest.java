package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "report, Bearer abcdefgh"
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
        "since|yesterday|option since must be a time such as 2026-11-01T00:00:00Z, not yesterday",
      })
  void wrongOption_isRefused_withItsNameAndWhatFits(String name, String value, String message) {
    assertThatThrownBy(() -> options(name, value))
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
        .hasMessage("\"a b\" is no id of a location");
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
