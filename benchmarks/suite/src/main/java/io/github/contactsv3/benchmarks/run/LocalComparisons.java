package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.benchmarks.clients.OurClient;
import io.github.contactsv3.benchmarks.clients.PlainPage;
import io.github.contactsv3.benchmarks.clients.Requests;
import io.github.contactsv3.benchmarks.clients.StockClient;
import io.github.contactsv3.benchmarks.run.Comparison.Contender;
import io.github.contactsv3.benchmarks.server.ResponseBodies;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;
import java.util.List;

/** Comparisons without a network. */
final class LocalComparisons {
  private static final String URL = "http://127.0.0.1:1";

  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  List<Comparison> all() {
    return List.of(models(), stub());
  }

  /** A page of 500 contacts into models, and into mutable public fields. */
  private Comparison models() {
    byte[] page = ResponseBodies.page(0, 500, 500);
    ObjectReader models = mapper.readerFor(SearchContactsResponse.class);
    ObjectReader fields = mapper.readerFor(PlainPage.class);
    return Comparison.of(
            8,
            new Contender("models", BenchmarkResults.BARE, () -> fields.readValue(page)),
            new Contender("models", BenchmarkResults.OURS, () -> models.readValue(page)))
        .rounds(1, CallComparisons.PAGE_WARMUP);
  }

  /** Compares the clients without a network. The bare client only reads the JSON. */
  private Comparison stub() {
    byte[] body = ResponseBodies.contact();
    ObjectReader reader = mapper.readerFor(ContactResponse.class);
    StockClient stock = StockClient.ofStub(URL, body);
    ContactsClient ours = OurClient.ofStub(URL, body);
    return Comparison.of(
        3_000,
        new Contender("stub", BenchmarkResults.BARE, () -> reader.readValue(body)),
        new Contender("stub", BenchmarkResults.STOCK, () -> stock.getContact(Requests.CONTACT)),
        new Contender(
            "stub", BenchmarkResults.OURS, () -> ours.contacts().getContact(Requests.CONTACT)));
  }
}
