package io.github.contactsv3.contract.pact;

import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.Result;
import au.com.dius.pact.provider.BodyComparisonResult;
import au.com.dius.pact.provider.ComparisonResult;
import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.ResponseComparison;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import kotlin.jvm.functions.Function0;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Sends a provider requests of the pact and holds its responses against the promises. */
final class PactVerifier {

  /** Pact's own client sends again what got 429. */
  private static final Function0<IHttpClientFactory> ONCE =
      () -> provider -> HttpClients.custom().disableAutomaticRetries().build();

  private final HttpTestTarget target;

  PactVerifier(String baseUrl) {
    this.target = target(baseUrl);
  }

  /** What Pact needs to know of an address. */
  static HttpTestTarget target(String baseUrl) {
    URI address = URI.create(baseUrl);
    boolean tls = "https".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
    return tls
        ? new HttpsTestTarget(address.getHost(), port, address.getPath(), false, ONCE)
        : new HttpTestTarget(address.getHost(), port, address.getPath(), ONCE);
  }

  /**
   * What came of a request.
   *
   * @param status the status of the response
   * @param body the response, or an empty text
   * @param differences the places in which it is not as promised; no values, which may be personal
   */
  record CheckedResponse(int status, String body, List<String> differences) {}

  CheckedResponse send(PactFile.Interaction interaction) {
    V4Pact pact = interaction.pact();
    V4Interaction.SynchronousHttp promised =
        (V4Interaction.SynchronousHttp) pact.getInteractions().get(0);
    Pair<Object, Object> prepared = target.prepareRequest(pact, promised, Map.of());
    ProviderResponse response =
        target.executeInteraction(prepared.getSecond(), prepared.getFirst());
    ComparisonResult compared =
        ResponseComparison.Companion.compareResponse(pact, promised, response, Map.of());
    return new CheckedResponse(
        response.getStatusCode(),
        response.getBody() == null ? "" : response.getBody().valueAsString(),
        differences(compared, response.getStatusCode(), interaction.status()));
  }

  private static List<String> differences(ComparisonResult compared, int status, int promised) {
    List<String> differences = new ArrayList<>();
    if (compared.getStatusMismatch() != null) {
      differences.add("status " + status + " instead of " + promised);
    }
    compared
        .getHeaderMismatches()
        .forEach(
            (header, mismatches) -> {
              if (!mismatches.isEmpty()) {
                differences.add("header " + header);
              }
            });
    Result<BodyComparisonResult, ? extends Mismatch> body = compared.getBodyMismatches();
    if (body instanceof Result.Ok<?> ok) {
      ((BodyComparisonResult) ok.getValue())
          .getMismatches().keySet().stream()
              .sorted()
              .map(path -> "body " + path)
              .forEach(differences::add);
    } else {
      differences.add("body of another kind");
    }
    return differences;
  }
}
