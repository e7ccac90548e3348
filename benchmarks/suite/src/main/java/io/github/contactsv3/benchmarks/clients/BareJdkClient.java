package io.github.contactsv3.benchmarks.clients;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/**
 * A hand-written client over the JDK's HTTP client: a time-out, Jackson into the same models as
 * ours, an exception for errors, and nothing else. Thread-safe.
 */
public final class BareJdkClient implements BareClient {
  private final BareJson json = new BareJson();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String baseUrl;
  private final boolean gzip;

  /**
   * Creates a client.
   *
   * @param baseUrl where requests go
   * @param gzip whether responses may be compressed
   */
  public BareJdkClient(String baseUrl, boolean gzip) {
    this.baseUrl = baseUrl;
    this.gzip = gzip;
  }

  @Override
  public ContactResponse getContact(String id) {
    return (ContactResponse) call(request("/contacts/" + id).GET(), json.contact());
  }

  @Override
  public ContactResponse createContact(CreateContactRequest request) {
    return (ContactResponse) call(post("/contacts/", request), json.contact());
  }

  @Override
  public SearchContactsResponse search(SearchContactsRequest request) {
    return (SearchContactsResponse) call(post("/contacts/search", request), json.page());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + Requests.TOKEN)
            .header("Version", "v3")
            .header("Accept", "application/json");
    return gzip ? request.header("Accept-Encoding", "gzip") : request;
  }

  private HttpRequest.Builder post(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json.write(body)));
  }

  private Object call(HttpRequest.Builder request, ObjectReader reader) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      byte[] body = decompressed(response);
      if (response.statusCode() / 100 != 2) {
        throw json.error(response.statusCode(), body);
      }
      return reader.readValue(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static byte[] decompressed(HttpResponse<byte[]> response) throws IOException {
    if (!"gzip".equals(response.headers().firstValue("Content-Encoding").orElse(null))) {
      return response.body();
    }
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return stream.readAllBytes();
    }
  }
}
