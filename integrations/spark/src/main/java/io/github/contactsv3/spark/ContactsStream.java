package io.github.contactsv3.spark;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.SyncWatermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New and changed contacts, batch by batch. The driver asks each location for its newest contact,
 * one small request, and plans a window for those where something has changed; tasks read the
 * windows. Used by one thread at a time.
 */
final class ContactsStream implements MicroBatchStream, SupportsTriggerAvailableNow {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.spark");
  private static final int PLANNING_THREADS = 16;

  private final FleetOptions options;
  private final ReadSettings settings;
  private final boolean skip;
  private final TokenDesk desk;
  private final List<String> locations;
  private final ReportAccumulator report = new ReportAccumulator();
  private volatile boolean stopped;
  private boolean once;
  private @Nullable Offset end;

  ContactsStream(FleetOptions options, ReadSettings settings) {
    this.options = options;
    this.skip = settings.skip();
    this.settings = settings.ofStream();
    this.desk = TokenDesk.of(options);
    this.locations = LocationList.of(options, desk);
    desk.check(locations.get(0));
    SparkSession.active().sparkContext().register(report);
    options.get(FleetOptions.REPORT).ifPresent(name -> FleetReport.register(name, report));
  }

  @Override
  public Offset initialOffset() {
    Instant since = options.since();
    String watermark = SyncWatermark.at(since == null ? Instant.EPOCH : since).toString();
    Map<String, String> all = new TreeMap<>();
    locations.forEach(id -> all.put(id, watermark));
    return new FleetOffset(all);
  }

  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("Spark calls the one with the offset of the start");
  }

  @Override
  public Offset latestOffset(@Nullable Offset start, ReadLimit limit) {
    if (settings.quota() == null) {
      ActiveReads.ofApplication()
          .claimForStream(SparkSession.active(), locations, () -> !stopped, this);
    }
    if (once && end != null) {
      return end;
    }
    FleetOffset initial = (FleetOffset) initialOffset();
    FleetOffset from = start == null ? initial : FleetOffset.parse(start.json());
    Offset latest = new FleetOffset(planAll(from, initial));
    end = latest;
    return latest;
  }

  /** What has changed until now is all that is read, and the stream ends. */
  @Override
  public void prepareForTriggerAvailableNow() {
    once = true;
  }

  private Map<String, String> planAll(FleetOffset from, FleetOffset initial) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(PLANNING_THREADS, locations.size()),
            task -> {
              Thread thread = new Thread(task, "contacts-v3-windows");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<@Nullable String>> planned = new ArrayList<>();
      for (String id : locations) {
        String before = Objects.requireNonNullElse(from.of(id), initial.of(id));
        planned.add(threads.submit(() -> plan(id, before)));
      }
      Map<String, String> watermarks = new TreeMap<>();
      int refused = 0;
      for (int i = 0; i < locations.size(); i++) {
        String id = locations.get(i);
        String watermark = planned.get(i).get();
        if (watermark == null) {
          // It stays where it is, and goes on from there once it can be read again.
          watermark = Objects.requireNonNullElse(from.of(id), initial.of(id));
          refused++;
        }
        watermarks.put(id, watermark);
      }
      if (refused == locations.size()) {
        throw new IllegalStateException(
            "none of the "
                + refused
                + " locations can be read; the log has a warning with the reason of each");
      }
      return watermarks;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the stream was stopped", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The next window of a location, the watermark before if nothing has changed; null if refused.
   */
  private @Nullable String plan(String locationId, String before) {
    try {
      SyncWatermark next = sync(locationId, SyncWatermark.parse(before).afterWindow()).plan();
      return next.hasWindow() ? next.toString() : before;
    } catch (ContactsApiException e) {
      LocationProblem problem = LocationProblem.ofSearch(e, desk.isOneForAll());
      if (!skip || !problem.ofLocation()) {
        throw e;
      }
      LOG.warn("location {} is left out: {}", locationId, problem.message());
      report.add(new LocationResult(locationId, 0, false, problem.message()));
      return null;
    }
  }

  private ContactSync sync(String locationId, SyncWatermark watermark) {
    ContactsClient client = desk.client(locationId);
    return settings.sync(client, watermark);
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    FleetOffset from = FleetOffset.parse(start.json());
    Map<String, String> windows = new TreeMap<>();
    FleetOffset.parse(end.json())
        .watermarks()
        .forEach(
            (id, watermark) -> {
              if (!watermark.equals(from.of(id)) && SyncWatermark.parse(watermark).hasWindow()) {
                windows.put(id, watermark);
              }
            });
    List<String> changed = List.copyOf(windows.keySet());
    desk.warm(changed);
    return ContactsBatch.groups(changed, options.concurrency()).stream()
        .map(group -> new LocationsPartition(group, windows, desk))
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new ReaderFactory(settings, report);
  }

  @Override
  public Offset deserializeOffset(String json) {
    return FleetOffset.parse(json);
  }

  /** Spark keeps the offset. */
  @Override
  public void commit(Offset end) {}

  @Override
  public void stop() {
    stopped = true;
  }
}
