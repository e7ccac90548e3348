package io.github.contactsv3.benchmarks.clients;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jackson as the hand-written clients use it. Thread-safe. */
final class BareJson {
  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final ObjectReader contact = mapper.readerFor(ContactResponse.class);
  private final ObjectReader page = mapper.readerFor(SearchContactsResponse.class);
  private final ObjectWriter writer = mapper.writer();

  ObjectReader contact() {
    return contact;
  }

  ObjectReader page() {
    return page;
  }

  byte[] write(Object body) {
    try {
      return writer.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BareClient.ErrorException error(int status, byte[] body) throws IOException {
    return new BareClient.ErrorException(
        status + ": " + mapper.readTree(body).path("message").asText());
  }
}
