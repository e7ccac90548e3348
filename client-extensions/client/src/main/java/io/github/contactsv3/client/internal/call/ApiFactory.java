package io.github.contactsv3.client.internal.call;

import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.RequestTemplate;
import feign.Retryer;
import feign.Target.HardCodedTarget;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.client.internal.attempt.RequestExecutor;
import io.github.contactsv3.core.internal.JsonDecoder;
import io.github.contactsv3.core.internal.JsonEncoder;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.runtime.FeignSupport;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the generated interfaces callable. Feign parses each once, which takes a millisecond; the
 * views of a client share that, so a view costs little more than a proxy. Thread-safe.
 */
public final class ApiFactory {
  private final Map<Class<?>, CallTable> tables = new ConcurrentHashMap<>();
  private final Feign feign;
  private final RequestExecutor executor;
  private final JsonDecoder decoder;
  private final String baseUrl;
  private final Observers observers;
  private final Clock clock;

  /**
   * Creates a factory.
   *
   * @param executor makes the calls
   * @param baseUrl where the service is, without a slash at its end
   * @param observers observe the calls
   * @param clock gives the time
   * @param secrets what texts about models do not show
   */
  ApiFactory(
      RequestExecutor executor, String baseUrl, Observers observers, Clock clock, Secrets secrets) {
    this.executor = executor;
    this.decoder = new JsonDecoder(secrets);
    this.baseUrl = baseUrl;
    this.observers = observers;
    this.clock = clock;
    this.feign =
        FeignSupport.codecs(Feign.builder(), new JsonEncoder(), decoder)
            .contract(new BareTemplates(baseUrl))
            .client(executor)
            .invocationHandlerFactory(CallTable::new)
            // The executor retries what may be retried, and writes no token to a log.
            .retryer(Retryer.NEVER_RETRY)
            .logLevel(Logger.Level.NONE)
            .build();
  }

  /**
   * Returns an interface of the generated client.
   *
   * @param type the interface
   * @param settings what holds for its calls
   * @param lifecycle refuses the calls of a closed client
   * @param <T> its type
   * @return a new object
   */
  public <T> T create(Class<T> type, CallSettings settings, Lifecycle lifecycle) {
    CallHandler handler =
        new CallHandler(
            tables.computeIfAbsent(type, this::parse), settings, observers, clock, lifecycle);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /**
   * Returns calls without a generated interface.
   *
   * @param settings what holds for the calls
   * @param lifecycle refuses the calls of a closed client
   * @return a new object
   */
  public RawSender raw(CallSettings settings, Lifecycle lifecycle) {
    return new RawSender(executor, baseUrl, decoder, settings, observers, clock, lifecycle);
  }

  /**
   * Returns the clock of the calls.
   *
   * @return the clock
   */
  public Clock clock() {
    return clock;
  }

  private CallTable parse(Class<?> type) {
    Object proxy = feign.newInstance(new Service<>(type, baseUrl));
    return (CallTable) Proxy.getInvocationHandler(proxy);
  }

  /** The templates know their base URL already: {@link BareTemplates}. */
  private static final class Service<T> extends HardCodedTarget<T> {
    Service(Class<T> type, String baseUrl) {
      super(type, nameOf(type), baseUrl);
    }

    /** The interface that programs know is the one around the one that Feign is built from. */
    private static String nameOf(Class<?> type) {
      Class<?> outer = type.getEnclosingClass();
      return (outer == null ? type : outer).getSimpleName();
    }

    @Override
    public Request apply(RequestTemplate template) {
      return template.request();
    }
  }
}
