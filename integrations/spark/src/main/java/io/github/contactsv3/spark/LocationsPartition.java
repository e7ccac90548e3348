package io.github.contactsv3.spark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.read.InputPartition;
import org.jspecify.annotations.Nullable;

/**
 * The locations that one task reads. On the driver it has no token: Spark serialises it when it
 * launches a task, and each retry, and only then tokens are asked for. So a token is fresh, is in
 * no plan, and is in the memory of the executor that needs it only.
 */
final class LocationsPartition implements InputPartition {

  private static final long serialVersionUID = 1L;

  private transient List<String> locationIds;
  private transient @Nullable TokenDesk desk;
  private transient List<LocationToken> tokens = List.of();
  private transient Map<String, String> windows;

  LocationsPartition(List<String> locationIds, TokenDesk desk) {
    this(locationIds, Map.of(), desk);
  }

  /**
   * Creates a partition of a stream.
   *
   * @param windows the watermarks of locations, with the windows to read
   */
  LocationsPartition(List<String> locationIds, Map<String, String> windows, TokenDesk desk) {
    this.windows = windows;
    this.locationIds = locationIds;
    this.desk = desk;
  }

  /** The tokens, on an executor. */
  List<LocationToken> tokens() {
    return tokens;
  }

  /** The watermark with the window to read; null to read the whole location. */
  @Nullable String window(String locationId) {
    return windows.get(locationId);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    TokenDesk driver = desk;
    List<LocationToken> fresh =
        driver == null ? tokens : locationIds.stream().map(driver::token).toList();
    out.writeInt(fresh.size());
    for (LocationToken token : fresh) {
      out.writeObject(token);
      out.writeObject(windows.get(token.locationId()));
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    Map<String, String> found = new HashMap<>();
    LocationToken[] read = new LocationToken[in.readInt()];
    for (int i = 0; i < read.length; i++) {
      read[i] = (LocationToken) in.readObject();
      if (in.readObject() instanceof String window) {
        found.put(read[i].locationId(), window);
      }
    }
    windows = found;
    tokens = List.of(read);
    locationIds = tokens.stream().map(LocationToken::locationId).toList();
  }

  @Override
  public String toString() {
    return "locations " + String.join(", ", locationIds);
  }
}
