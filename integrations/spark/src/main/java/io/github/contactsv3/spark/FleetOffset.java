package io.github.contactsv3.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has come: the watermark of each location. That of a batch's end has the window
 * that the batch reads, so a batch that is run again reads the same. Holds ids and times only.
 */
final class FleetOffset extends Offset {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeMap<String, String> watermarks;

  FleetOffset(Map<String, String> watermarks) {
    this.watermarks = new TreeMap<>(watermarks);
  }

  static FleetOffset parse(String json) {
    try {
      return new FleetOffset(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the checkpoint has an offset that is none of this data source", e);
    }
  }

  /** The watermark of a location; null if the stream has not read it yet. */
  @Nullable String of(String locationId) {
    return watermarks.get(locationId);
  }

  Map<String, String> watermarks() {
    return watermarks;
  }

  @Override
  public String json() {
    try {
      return JSON.writeValueAsString(watermarks);
    } catch (JsonProcessingException e) {
      // Texts can be written.
      throw new IllegalStateException(e);
    }
  }
}
