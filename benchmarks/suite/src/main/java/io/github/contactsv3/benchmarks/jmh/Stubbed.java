package io.github.contactsv3.benchmarks.jmh;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.benchmarks.column.OurClient;
import io.github.contactsv3.benchmarks.column.Requests;
import io.github.contactsv3.benchmarks.column.StockClient;
import io.github.contactsv3.benchmarks.column.StubTransport;
import io.github.contactsv3.benchmarks.server.Bodies;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.model.ContactResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A call without a network: what a client costs by itself. The bare column only reads the JSON, so
 * that ours less that is the overhead.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Stubbed {
  private static final String URL = "http://127.0.0.1:1";

  private final byte[] body = Bodies.contact();
  private final ContactsClient ours =
      OurClient.builder(URL).transport(Transport.of(new StubTransport(body))).build();
  private final StockClient stock = new StockClient(URL, new StubTransport(body));
  private final ObjectReader reader =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(ContactResponse.class);

  @Benchmark
  public Object stub_bare() throws IOException {
    return reader.readValue(body);
  }

  @Benchmark
  public Object stub_stock() {
    return stock.getContact(Requests.CONTACT);
  }

  @Benchmark
  public Object stub_ours() {
    return ours.contacts().getContact(Requests.CONTACT);
  }
}
