package io.github.contactsv3.spark;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.oauth.model.InstalledLocation;
import io.github.contactsv3.oauth.model.ListInstalledLocationsResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/** Finds the locations that a read is about, on the driver. */
final class LocationList {

  private static final int PAGE = 100;

  private LocationList() {}

  /**
   * Returns the locations that the options name, each once.
   *
   * @throws IllegalArgumentException if there is none, or the file or table can't be read
   */
  static List<String> of(FleetOptions options, TokenDesk desk) {
    Set<String> ids = new LinkedHashSet<>(find(options, desk));
    String place = place(options);
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(place + " names no location");
    }
    for (String id : ids) {
      if (!options.isInstalled() && id.equalsIgnoreCase(FleetOptions.INSTALLED)) {
        throw new IllegalArgumentException(
            place + ": installed stands alone, as the whole value of the option locations");
      }
      if (!id.matches("[A-Za-z0-9_-]+")) {
        throw new IllegalArgumentException(place + ": \"" + id + "\" is no id of a location");
      }
    }
    return List.copyOf(ids);
  }

  /** Where the ids stand, for messages. */
  private static String place(FleetOptions options) {
    for (String name : List.of(FleetOptions.LOCATIONS_FILE, FleetOptions.LOCATIONS_TABLE)) {
      String value = options.get(name).orElse(null);
      if (value != null) {
        return "option " + name + ": " + value;
      }
    }
    return "option " + FleetOptions.LOCATIONS;
  }

  private static List<String> find(FleetOptions options, TokenDesk desk) {
    String file = options.get(FleetOptions.LOCATIONS_FILE).orElse(null);
    if (file != null) {
      return ofFile(Path.of(file));
    }
    String table = options.get(FleetOptions.LOCATIONS_TABLE).orElse(null);
    if (table != null) {
      return ofTable(table);
    }
    return options.isInstalled() ? installed(desk.agency()) : options.list(FleetOptions.LOCATIONS);
  }

  private static List<String> ofFile(Path file) {
    try {
      return Files.readAllLines(file).stream()
          // Editors of Windows begin a file with a mark of its encoding.
          .map(line -> line.replace("\uFEFF", "").replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("option locationsFile: the driver can't read " + file, e);
    }
  }

  /** The column {@code locationId} of a table or view, or its only one. */
  private static List<String> ofTable(String table) {
    Dataset<Row> rows;
    try {
      rows = SparkSession.active().table(table);
      if (rows.columns().length != 1) {
        rows = rows.select("locationId");
      }
    } catch (Exception e) { // an AnalysisException, which Scala doesn't declare
      throw new IllegalArgumentException(
          "option locationsTable: Spark has no table or view "
              + table
              + " with a column locationId",
          e);
    }
    DataType type = rows.schema().fields()[0].dataType();
    if (!(type instanceof StringType)) {
      throw new IllegalArgumentException(
          "option locationsTable: "
              + table
              + " has ids of the type "
              + type.simpleString()
              + ", and needs string");
    }
    return rows.collectAsList().stream()
        .map((Row row) -> row.isNullAt(0) ? "" : row.getString(0).strip())
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static List<String> installed(CapturedCredentials.Connected agency) {
    ContactsClient client = agency.client();
    String company =
        agency
            .tokens()
            .companyId()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "option locations: installed needs the credentials of an agency"));
    // The id of an app is its client id up to the hyphen (docs/oauth of highlevel-api-docs).
    String app = agency.tokens().appId().replaceFirst("-.*", "");
    List<String> ids = new ArrayList<>();
    String page = null;
    do {
      OAuthApi.ListInstalledLocationsQuery.Builder query =
          OAuthApi.ListInstalledLocationsQuery.builder()
              .companyId(company)
              .appId(app)
              .isInstalled(true)
              .pageSize(PAGE);
      if (page != null) {
        query.pageToken(page);
      }
      ListInstalledLocationsResponse response =
          client.oauth().listInstalledLocations(query.build());
      response.getItems().stream()
          .map(InstalledLocation::getId)
          .filter(Objects::nonNull)
          .forEach(ids::add);
      String next =
          response.getPagination() == null ? null : response.getPagination().getNextPageToken();
      if (next != null && next.equals(page)) {
        throw new IllegalStateException(
            "the service lists the same page of installed locations again");
      }
      page = next;
    } while (page != null);
    return ids;
  }
}
