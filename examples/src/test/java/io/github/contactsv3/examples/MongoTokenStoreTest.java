package io.github.contactsv3.examples;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The recipe for MongoDB keeps the contract, on a server in memory that speaks its protocol. */
class MongoTokenStoreTest extends TokenStoreContract {
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;

  @BeforeEach
  void connect() {
    server.bind("127.0.0.1", 0);
    client = MongoClients.create(server.getConnectionString());
  }

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  @Override
  protected TokenStore store() {
    MongoDatabase database = client.getDatabase("contacts");
    return new MongoTokenStore(database.getCollection("tokens"), database.getCollection("leases"));
  }
}
