package io.github.contactsv3.benchmarks.jmh;

import io.github.contactsv3.benchmarks.column.BareClient;
import io.github.contactsv3.benchmarks.column.OurClient;
import io.github.contactsv3.benchmarks.column.StockClient;
import io.github.contactsv3.client.ContactsClient;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The three clients, with the service that the program has started. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what sets them
public class Connected {
  /** The system property that says where the service is. */
  public static final String SERVER = "benchmarks.server";

  /** The path that says: answer at once. */
  private static final String AT_ONCE = "/0/1";

  BareClient bare;
  StockClient stock;
  ContactsClient ours;

  @Setup(Level.Trial)
  public void connect() {
    connect(AT_ONCE);
  }

  final void connect(String path) {
    String url = System.getProperty(SERVER) + path;
    bare = new BareClient(url);
    stock = new StockClient(url);
    ours = OurClient.of(url);
  }
}
