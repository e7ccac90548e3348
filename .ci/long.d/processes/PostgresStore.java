import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

final class PostgresStore implements Store {
  private final Path data = Files.createTempDirectory("processes");
  private final int port;
  private EmbeddedPostgres server;

  PostgresStore() throws Exception {
    start(0);
    port = server.getPort();
    createTables();
  }

  private void start(int on) throws Exception {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false);
    if (on != 0) {
      builder.setPort(on);
    }
    String own = System.getProperty("postgres.archive");
    if (own != null) {
      builder
          .setPgBinaryResolver((system, machine) -> Files.newInputStream(Path.of(own)))
          .setServerConfig("unix_socket_directories", data.toString());
    }
    server = builder.start();
  }

  private void createTables() throws Exception {
    for (String name : List.of("quota", "tokens")) {
      try (InputStream in =
          PostgresStore.class.getResourceAsStream(
              "/contacts-v3/jdbc/R__contacts_v3_" + name + ".sql")) {
        run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private void run(String sql) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String address() {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/postgres?user=postgres&connectTimeout=2&socketTimeout=2";
  }

  @Override
  public void pause(boolean paused) throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("data/postmaster.pid")).get(0).strip());
    String signal = paused ? "STOP" : "CONT";
    Store.signal(signal, pid);
    for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
      Store.signal(signal, child.pid());
    }
  }

  @Override
  public void end() throws Exception {
    server.close();
  }

  @Override
  public void restart() throws Exception {
    start(port);
  }

  @Override
  public void empty() throws Exception {
    run("drop table contacts_v3_quota");
    createTables();
  }

  @Override
  public Object copy() throws Exception {
    List<String[]> rows = new ArrayList<>();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet all = statement.executeQuery("select quota_key, state from contacts_v3_quota")) {
      while (all.next()) {
        rows.add(new String[] {all.getString(1), all.getString(2)});
      }
    }
    return rows;
  }

  @Override
  public void restore(Object copy) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var update =
            connection.prepareStatement(
                "update contacts_v3_quota set state = ? where quota_key = ?")) {
      for (Object row : (List<?>) copy) {
        update.setString(1, ((String[]) row)[1]);
        update.setString(2, ((String[]) row)[0]);
        update.executeUpdate();
      }
    }
  }

  @Override
  public void endLives() throws Exception {
    run("update contacts_v3_quota set ends_at_millis = 1 where ends_at_millis > 0");
  }

  @Override
  public long size() throws Exception {
    return ((List<?>) copy()).size();
  }

  @Override
  public void close() throws Exception {
    end();
  }
}
