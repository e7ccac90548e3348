package io.github.contactsv3.spark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
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

  LocationsPartition(List<String> locationIds, TokenDesk desk) {
    this.locationIds = locationIds;
    this.desk = desk;
  }

  /** The tokens, on an executor. */
  List<LocationToken> tokens() {
    return tokens;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    TokenDesk driver = desk;
    List<LocationToken> fresh =
        driver == null ? tokens : locationIds.stream().map(driver::token).toList();
    out.writeInt(fresh.size());
    for (LocationToken token : fresh) {
      out.writeObject(token);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    LocationToken[] read = new LocationToken[in.readInt()];
    for (int i = 0; i < read.length; i++) {
      read[i] = (LocationToken) in.readObject();
    }
    tokens = List.of(read);
    locationIds = tokens.stream().map(LocationToken::locationId).toList();
  }

  @Override
  public String toString() {
    return "locations " + String.join(", ", locationIds);
  }
}
