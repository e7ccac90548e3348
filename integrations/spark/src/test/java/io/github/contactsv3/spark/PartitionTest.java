package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionTest {

  private static byte[] bytes(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static LocationsPartition launched(LocationsPartition partition) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(partition)))) {
      return (LocationsPartition) in.readObject();
    }
  }

  private static TokenDesk desk(String... options) {
    Map<String, String> map = new HashMap<>(Map.of("locations", "a"));
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return TokenDesk.of(FleetOptions.of(new CaseInsensitiveStringMap(map)));
  }

  @Test
  void onlyTheTokenOfItsLocation_leavesTheDriver() throws Exception {
    try (SandboxFleet fleet = SandboxFleet.start(2, 1)) {
      TokenDesk desk =
          desk(
              "credentials", SandboxFleet.Agency.class.getName(),
              "credentials.sandbox", fleet.sandbox().baseUrl(),
              "baseUrl", fleet.sandbox().baseUrl());
      LocationsPartition partition = new LocationsPartition(List.of("FleetLocation0000002"), desk);

      String sent = new String(bytes(partition), StandardCharsets.ISO_8859_1);

      StoredToken location =
          fleet
              .store()
              .load(
                  TokenKey.agencyLocation(
                      ContactsSandbox.DEFAULT_CLIENT_ID, "FleetLocation0000002"))
              .orElseThrow();
      StoredToken agency =
          fleet
              .store()
              .load(
                  TokenKey.company(
                      ContactsSandbox.DEFAULT_CLIENT_ID, ContactsSandbox.DEFAULT_COMPANY_ID))
              .orElseThrow();
      assertThat(sent).contains(location.accessToken());
      assertThat(sent)
          .doesNotContain(
              agency.accessToken(),
              agency.refreshToken().orElseThrow(),
              ContactsSandbox.DEFAULT_CLIENT_SECRET);
      assertThat(partition.toString() + launched(partition) + launched(partition).tokens() + desk)
          .contains("FleetLocation0000002")
          .doesNotContain(location.accessToken());
    }
  }

  @Test
  void eachLaunch_hasTheTokenOfItsMoment(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "pit-first\n");
    LocationsPartition partition =
        new LocationsPartition(List.of("a", "b"), desk("tokenFile", file.toString()));
    assertThat(launched(partition).tokens())
        .extracting(LocationToken::locationId, LocationToken::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "pit-first"),
            org.assertj.core.groups.Tuple.tuple("b", "pit-first"));

    Files.writeString(file, "pit-second\n");

    assertThat(launched(partition).tokens().get(0).value()).isEqualTo("pit-second");
    Files.delete(file);
    assertThat(launched(partition).tokens().get(0).problem()).isNotNull();
  }
}
