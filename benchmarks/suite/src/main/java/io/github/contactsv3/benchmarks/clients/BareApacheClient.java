package io.github.contactsv3.benchmarks.clients;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * A hand-written client over Apache HttpClient 5 (classic): one pool with a connection for each
 * thread, time-outs, Jackson into the same models as ours, an exception for errors, and nothing
 * else. Its time-outs are those of the socket, which restart with every byte. Thread-safe.
 */
public final class BareApacheClient implements BareClient {
  private static final int CONNECTIONS = 32;

  private final BareJson json = new BareJson();
  private final CloseableHttpClient http =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(CONNECTIONS)
                  .setMaxConnTotal(CONNECTIONS)
                  .setDefaultConnectionConfig(
                      ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).build())
                  .build())
          .setDefaultRequestConfig(
              RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(30)).build())
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableContentCompression()
          .build();
  private final String baseUrl;

  /**
   * Creates a client.
   *
   * @param baseUrl where requests go
   */
  public BareApacheClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  @Override
  public ContactResponse getContact(String id) {
    return (ContactResponse) call(new HttpGet(baseUrl + "/contacts/" + id), json.contact());
  }

  @Override
  public ContactResponse createContact(CreateContactRequest request) {
    return (ContactResponse) call(post("/contacts/", request), json.contact());
  }

  @Override
  public SearchContactsResponse search(SearchContactsRequest request) {
    return (SearchContactsResponse) call(post("/contacts/search", request), json.page());
  }

  private ClassicHttpRequest post(String path, Object body) {
    HttpPost post = new HttpPost(baseUrl + path);
    post.setEntity(new ByteArrayEntity(json.write(body), ContentType.APPLICATION_JSON));
    return post;
  }

  private Object call(ClassicHttpRequest request, ObjectReader reader) {
    request.setHeader("Authorization", "Bearer " + Requests.TOKEN);
    request.setHeader("Version", "v3");
    request.setHeader("Accept", "application/json");
    try {
      return http.execute(request, response -> read(response, reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object read(ClassicHttpResponse response, ObjectReader reader) throws IOException {
    if (response.getCode() / 100 != 2) {
      throw json.error(response.getCode(), EntityUtils.toByteArray(response.getEntity()));
    }
    return reader.readValue(response.getEntity().getContent());
  }
}
