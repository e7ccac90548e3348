import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * One process whose calls need tokens of a shared store: {@code STORE URL POINT}. With {@code none}
 * it never stops at a point of a rotation; with another it prints {@code AT} there and waits to be
 * killed. A line of standard input is what to do: {@code load LOCATION THREADS MILLIS} begins calls
 * that go on until {@code end}, by a clock that has been {@link #HASTE} times as fast since then,
 * because the client takes no token to live for less than a minute; {@code once LOCATION} makes a call and prints {@code DONE}.
 */
final class TokenWorker {
  /** How many times faster than real time the processes under load live. */
  static final int HASTE = 12;

  private static final String CLIENT_ID = "app";

  /** The points of a rotation at which a process can be stopped, in their order. */
  enum Point {
    BEFORE_REQUEST,
    AFTER_RESPONSE,
    BEFORE_STORE,
    AFTER_STORE
  }

  private final TokenStore store;
  private final String url;
  private final Transport transport;
  private final AtomicLong succeeded = new AtomicLong();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, ContactsClient> clients = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /**
   * @param atPoint is called at each point of a rotation
   */
  TokenWorker(String address, String url, Consumer<Point> atPoint) {
    this.store = watched(Store.tokens(address), atPoint);
    this.url = url;
    this.transport = Transport.of(http(atPoint));
  }

  static TokenKey key(String location) {
    return TokenKey.location(CLIENT_ID, location);
  }

  public static void main(String[] arguments) throws Exception {
    new TokenWorker(arguments[0], arguments[1], point -> reach(point, arguments[2])).run();
  }

  private void run() throws Exception {
    System.out.println("READY");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "load" -> load(words[1], Integer.parseInt(words[2]), Long.parseLong(words[3]));
        case "once" -> new Thread(() -> once(words[1])).start();
        default -> {
          ended = true;
          Thread.sleep(200);
          System.out.println("RESULT " + succeeded + " " + new TreeMap<>(failures));
          System.exit(0);
        }
      }
    }
  }

  private void load(String location, int threads, long since) {
    ContactsClient client = client(location, hasty(since));
    for (int i = 0; i < threads; i++) {
      new Thread(
              () -> {
                while (!ended) {
                  try {
                    client.contacts().getContact("c1");
                    succeeded.incrementAndGet();
                  } catch (RuntimeException e) {
                    failures.merge(line(e), 1, Integer::sum);
                  }
                }
              })
          .start();
    }
  }

  private void once(String location) {
    long begin = System.nanoTime();
    String outcome = call(location);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.println("DONE " + location + " " + millis + " " + outcome);
  }

  /** Makes a call; returns {@code OK} or why it failed. */
  String call(String location) {
    ContactsClient client =
        clients.computeIfAbsent(location, name -> client(name, Clock.system()));
    try {
      client.contacts().getContact("c1");
      return "OK";
    } catch (RuntimeException e) {
      return line(e);
    }
  }

  private static String line(RuntimeException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private ContactsClient client(String location, Clock clock) {
    OAuthApp app = OAuthApp.builder().clientId(CLIENT_ID).clientSecret("secret").build();
    return ContactsClient.builder()
        .baseUrl(url)
        .credentials(Credentials.oauth(app, location, store))
        .locationId(location)
        .clock(clock)
        .callTimeout(Duration.ofSeconds(90))
        .quota(Quotas.unlimited())
        .transport(transport)
        .build();
  }

  private static Clock hasty(long since) {
    // The same in all processes.
    Instant began = Instant.ofEpochMilli(since);
    long nanos =
        System.nanoTime() - Duration.between(began, Instant.now()).toNanos();
    return new Clock() {
      @Override
      public Instant now() {
        return began.plusNanos(nanoTime() - nanos);
      }

      @Override
      public long nanoTime() {
        return nanos + HASTE * (System.nanoTime() - nanos);
      }

      @Override
      public double random() {
        return ThreadLocalRandom.current().nextDouble();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Clock.super.sleep(duration.dividedBy(HASTE));
      }

      @Override
      public void await(Lock lock, Condition condition, long nanoseconds)
          throws InterruptedException {
        Clock.super.await(lock, condition, nanoseconds / HASTE);
      }
    };
  }

  private static HttpClient http(Consumer<Point> atPoint) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(64)
                .setMaxConnTotal(64)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .addRequestInterceptorLast(
            (request, entity, context) -> {
              if (request.getPath().equals("/oauth/token")) {
                atPoint.accept(Point.BEFORE_REQUEST);
              }
            })
        .addExecInterceptorFirst(
            "points",
            (request, scope, chain) -> {
              var response = chain.proceed(request, scope);
              if (request.getPath().equals("/oauth/token")) {
                atPoint.accept(Point.AFTER_RESPONSE);
              }
              return response;
            })
        .build();
  }

  private static TokenStore watched(TokenStore store, Consumer<Point> atPoint) {
    return new TokenStore() {
      @Override
      public Optional<StoredToken> load(TokenKey key) {
        return store.load(key);
      }

      @Override
      public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
        boolean rotated =
            expected != null && !expected.accessToken().equals(next.accessToken());
        if (rotated) {
          atPoint.accept(Point.BEFORE_STORE);
        }
        boolean stored = store.compareAndSet(key, expected, next);
        if (rotated) {
          atPoint.accept(Point.AFTER_STORE);
        }
        return stored;
      }

      @Override
      public void remove(TokenKey key) {
        store.remove(key);
      }

      @Override
      public Optional<Lease> tryLease(TokenKey key, Duration time) {
        return store.tryLease(key, time);
      }

      @Override
      public Runnable listen(Listener listener) {
        return store.listen(listener);
      }
    };
  }

  private static void reach(Point here, String stop) {
    if (here.name().equals(stop)) {
      System.out.println("AT");
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
