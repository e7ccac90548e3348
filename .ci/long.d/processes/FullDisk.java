import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code DISK}: PostgreSQL on a small disk that is full once a new pair has been given and before
 * it is stored. The call fails with a typed error, and the pair is stored when there is space.
 */
final class FullDisk {
  private static final String LOCATION = "DISK";

  private final Path filler;
  private final Store store = Store.start("postgres");
  private boolean full;

  private FullDisk(Path disk) throws Exception {
    this.filler = disk.resolve("filler");
  }

  public static void main(String[] arguments) throws Exception {
    FullDisk run = new FullDisk(Path.of(arguments[0]));
    boolean reached;
    try (run.store;
        TokenServer server = new TokenServer(600, true)) {
      reached = run.run(server);
    }
    System.exit(reached ? 0 : 1);
  }

  private boolean run(TokenServer server) throws Exception {
    TokenStore tokens = Store.tokens(store.address());
    Instant before = Instant.now().minus(Duration.ofDays(2));
    tokens.compareAndSet(
        TokenWorker.key(LOCATION),
        null,
        StoredToken.builder()
            .accessToken("A-" + LOCATION + "-0")
            .refreshToken("R-" + LOCATION + "-0")
            .issuedAt(before)
            .expiresAt(before.plus(Duration.ofDays(1)))
            .locationId(LOCATION)
            .build());
    TokenWorker worker = new TokenWorker(store.address(), server.url(), this::fill);
    String during = worker.call(LOCATION);
    System.out.println("  the call on a full disk: " + during);
    Files.delete(filler);
    try {
      store.end();
    } catch (IOException e) {
      // It had ended by itself.
    }
    store.restart();
    String after = worker.call(LOCATION);
    System.out.println("  the next call: " + after);
    String stored = tokens.load(TokenWorker.key(LOCATION)).orElseThrow().accessToken();
    TokenServer.Counts counts = server.counts(LOCATION);
    boolean reached =
        during.startsWith("TokenStoreException: ")
            && after.equals("OK")
            && stored.equals("A-" + LOCATION + "-1")
            && counts.equals(new TokenServer.Counts(1, 0, 0, 0));
    System.out.printf(
        "postgres, disk: the pair %s, goal stored after one rotation: %s%n",
        counts, reached ? "reached" : "MISSED");
    return reached;
  }

  private void fill(TokenWorker.Point point) {
    if (point != TokenWorker.Point.BEFORE_STORE || full) {
      return;
    }
    full = true;
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // Nothing is left but what the database has reserved for its log, which this uses up.
    }
    try (Connection connection = DriverManager.getConnection(store.address());
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 400; i++) {
        statement.execute("select pg_logical_emit_message(false, 'churn', repeat('x', 1000000))");
      }
    } catch (SQLException e) {
      System.out.println("  the database: " + e.getMessage());
    }
  }
}
