package io.github.contactsv3.benchmarks.jmh;

import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.EMAIL;
import static io.github.contactsv3.search.ContactFields.TAGS;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.github.contactsv3.benchmarks.column.PlainPage;
import io.github.contactsv3.benchmarks.column.Requests;
import io.github.contactsv3.benchmarks.server.Bodies;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * JSON alone: a page of 500 contacts into models, and a query into a request. The bare column reads
 * into mutable public fields and writes maps.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Json {
  private static final Instant CUTOFF = Instant.parse("2026-01-01T00:00:00Z");

  private final byte[] page = Bodies.page(0, 500, 500);
  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final JsonMapper blackbird = mapper.rebuild().addModule(new BlackbirdModule()).build();
  private final ObjectReader models = mapper.readerFor(SearchContactsResponse.class);
  private final ObjectReader modelsByBlackbird = blackbird.readerFor(SearchContactsResponse.class);
  private final ObjectReader plain = mapper.readerFor(PlainPage.class);
  private final ObjectReader plainByBlackbird = blackbird.readerFor(PlainPage.class);
  private final ObjectWriter writer = mapper.writer();

  @Benchmark
  public Object models_bare() throws IOException {
    return plain.readValue(page);
  }

  @Benchmark
  public Object models_ours() throws IOException {
    return models.readValue(page);
  }

  @Benchmark
  public Object modelsBlackbird_bare() throws IOException {
    return plainByBlackbird.readValue(page);
  }

  @Benchmark
  public Object modelsBlackbird_ours() throws IOException {
    return modelsByBlackbird.readValue(page);
  }

  @Benchmark
  public byte[] query_bare() throws IOException {
    return writer.writeValueAsBytes(
        Map.of(
            "locationId",
            Requests.LOCATION,
            "pageLimit",
            100,
            "filters",
            List.of(
                Map.of("field", "tags", "operator", "eq", "value", "vip"),
                Map.of("field", "email", "operator", "eq", "value", "ada@example.com"),
                Map.of(
                    "field",
                    "dateAdded",
                    "operator",
                    "range",
                    "value",
                    Map.of("gt", CUTOFF.toString()))),
            "sort",
            List.of(Map.of("field", "dateAdded", "direction", "asc"))));
  }

  @Benchmark
  public byte[] query_ours() throws IOException {
    ContactQuery query =
        ContactQuery.where(TAGS.eq("vip"))
            .and(EMAIL.eq("ada@example.com"))
            .and(DATE_ADDED.after(CUTOFF))
            .orderBy(DATE_ADDED.asc());
    return writer.writeValueAsBytes(query.toRequest(Requests.LOCATION, 100));
  }
}
