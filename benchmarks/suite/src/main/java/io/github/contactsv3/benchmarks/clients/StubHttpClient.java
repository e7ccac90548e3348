package io.github.contactsv3.benchmarks.clients;

import java.io.IOException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Responds without a network, in the calling thread, with the headers that the service sends.
 * Thread-safe.
 */
public final class StubHttpClient extends CloseableHttpClient {
  private final byte[] body;

  /**
   * Creates a client.
   *
   * @param body the body of every response
   */
  public StubHttpClient(byte[] body) {
    this.body = body.clone();
  }

  @Override
  public ClassicHttpResponse executeOpen(
      HttpHost target, ClassicHttpRequest request, HttpContext context) {
    ClassicHttpResponse response = new BasicClassicHttpResponse(200);
    StubHeaders.VALUES.forEach(response::addHeader);
    response.addHeader(HttpHeaders.CONTENT_LENGTH, body.length);
    response.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return response;
  }

  /** {@code executeOpen} is all that the transport calls. */
  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, ClassicHttpRequest request, HttpContext context) throws IOException {
    throw new UnsupportedOperationException("doExecute");
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Override
  public void close(CloseMode mode) {
    // Nothing is open.
  }
}
