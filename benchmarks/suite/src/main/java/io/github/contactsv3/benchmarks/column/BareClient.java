package io.github.contactsv3.benchmarks.column;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one would write by hand for three operations: the JDK's HTTP client with a time-out, Jackson
 * into the same models, an exception for an error, and nothing else. Thread-safe.
 */
public final class BareClient {
  /** What is thrown for an error. */
  public static final class ErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErrorException(String message) {
      super(message);
    }
  }

  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final ObjectReader contact = mapper.readerFor(ContactResponse.class);
  private final ObjectReader page = mapper.readerFor(SearchContactsResponse.class);
  private final ObjectWriter writer = mapper.writer();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String baseUrl;

  public BareClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public ContactResponse getContact(String id) {
    return (ContactResponse) call(request("/contacts/" + id).GET(), contact);
  }

  public ContactResponse createContact(CreateContactRequest request) {
    return (ContactResponse) call(post("/contacts/", request), contact);
  }

  public SearchContactsResponse search(SearchContactsRequest request) {
    return (SearchContactsResponse) call(post("/contacts/search", request), page);
  }

  /** Walks all pages and returns how many contacts there are. */
  public long walk(int pageSize, Runnable reader) {
    long count = 0;
    long total;
    @Nullable List<Object> after = null;
    do {
      SearchContactsResponse answer = search(Requests.search(pageSize, after));
      List<ContactSummary> contacts = answer.getContacts();
      reader.run();
      count += contacts.size();
      total = answer.getTotal() == null ? 0 : answer.getTotal();
      after = contacts.get(contacts.size() - 1).getSearchAfter();
    } while (count < total);
    return count;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + Requests.TOKEN)
        .header("Version", "v3")
        .header("Accept", "application/json");
  }

  private HttpRequest.Builder post(String path, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(writer.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object call(HttpRequest.Builder request, ObjectReader reader) {
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new ErrorException(
            answer.statusCode() + ": " + mapper.readTree(answer.body()).path("message").asText());
      }
      return reader.readValue(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
