package io.github.contactsv3.client.internal;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.Target.HardCodedTarget;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.core.internal.JsonDecoder;
import io.github.contactsv3.core.internal.JsonEncoder;
import io.github.contactsv3.core.internal.ServiceErrorDecoder;
import io.github.contactsv3.runtime.FeignSupport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Makes the generated interfaces callable, each once. Thread-safe. */
public final class ApiFactory {
  private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();
  private final Feign feign;
  private final String baseUrl;

  /**
   * Makes one.
   *
   * @param client carries the requests
   * @param baseUrl where the service is, without a slash at its end
   * @param tokens gives the bearer token of each request
   * @param userAgent the User-Agent header
   * @param connectTimeout of a connection
   * @param readTimeout of an answer
   */
  public ApiFactory(
      Client client,
      String baseUrl,
      TokenSource tokens,
      String userAgent,
      Duration connectTimeout,
      Duration readTimeout) {
    this.baseUrl = baseUrl;
    this.feign =
        FeignSupport.configure(Feign.builder(), new JsonEncoder(), new JsonDecoder())
            .client(client)
            .errorDecoder(new ServiceErrorDecoder())
            .requestInterceptor(headers(tokens, userAgent, readTimeout))
            .invocationHandlerFactory(CallHandler::new)
            .options(options(connectTimeout, readTimeout))
            // Feign would repeat every request, safe or not, and can write tokens to its log.
            .retryer(Retryer.NEVER_RETRY)
            .logLevel(Logger.Level.NONE)
            .build();
  }

  private static Request.Options options(Duration connectTimeout, Duration readTimeout) {
    return new Request.Options(
        connectTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        readTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        false);
  }

  private static RequestInterceptor headers(
      TokenSource tokens, String userAgent, Duration timeLeft) {
    return template -> {
      String token = tokens.token(null, timeLeft).value();
      // Feign adds to a header that is there already, so a second pass would send two tokens.
      template.removeHeader("Authorization");
      template.header("Authorization", "Bearer " + token);
      template.removeHeader("User-Agent");
      template.header("User-Agent", userAgent);
    };
  }

  /**
   * Returns an interface of the generated client.
   *
   * @param type the interface
   * @param <T> its type
   * @return the same object each time
   */
  public <T> T get(Class<T> type) {
    return type.cast(
        apis.computeIfAbsent(
            type,
            t -> feign.newInstance(new HardCodedTarget<>(type, type.getSimpleName(), baseUrl))));
  }
}
