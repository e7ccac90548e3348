package io.github.contactsv3.examples;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenFields;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.auth.spi.TokenStoreListeners;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The recipe for MongoDB of docs/guide/several-processes.md. Thread-safe. */
final class MongoTokenStore implements TokenStore {
  // region mongo
  private final MongoCollection<Document> tokens; // with WriteConcern.MAJORITY
  private final MongoCollection<Document> leases;
  private final TokenStoreListeners listeners = new TokenStoreListeners();

  MongoTokenStore(MongoCollection<Document> tokens, MongoCollection<Document> leases) {
    this.tokens = tokens;
    this.leases = leases;
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    Document found = tokens.find(byId(key)).first();
    if (found == null) {
      return Optional.empty();
    }
    Map<String, @Nullable String> fields = new HashMap<>();
    TokenFields.NAMES.forEach(name -> fields.put(name, found.getString(name)));
    return Optional.of(TokenFields.read(fields));
  }

  @Override
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    Document document = new Document("_id", id(key));
    document.putAll(TokenFields.of(next));
    boolean changed =
        expected == null
            ? !isDuplicate(() -> tokens.insertOne(document))
            : tokens
                    .replaceOne(
                        Filters.and(
                            byId(key), Filters.eq("version", String.valueOf(expected.version()))),
                        document)
                    .getMatchedCount()
                == 1;
    if (changed) {
      listeners.changed(key, next);
    }
    return changed;
  }

  @Override
  public void remove(TokenKey key) {
    tokens.deleteOne(byId(key));
    listeners.changed(key, null);
  }

  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    String holder = UUID.randomUUID().toString();
    // By the clock of the server. Conditions on it are not allowed in an upsert, so there are two.
    Document take =
        Document.parse("{$currentDate: {taken: true}}")
            .append("$set", new Document("holder", holder).append("millis", time.toMillis()));
    Document isOver = Document.parse("{$lte: [{$add: ['$taken', '$millis']}, '$$NOW']}");
    Bson over = Filters.and(byId(key), Filters.expr(isOver));
    Bson absent = Filters.and(byId(key), Filters.exists("holder", false));
    boolean held =
        leases.updateOne(over, take).getMatchedCount() == 0
            && isDuplicate(() -> leases.updateOne(absent, take, new UpdateOptions().upsert(true)));
    Bson mine = Filters.and(byId(key), Filters.eq("holder", holder));
    return held ? Optional.empty() : Optional.of(() -> leases.deleteOne(mine));
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private static boolean isDuplicate(Runnable write) {
    try {
      write.run();
      return false;
    } catch (DuplicateKeyException e) {
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return true;
      }
      throw e;
    }
  }

  private static Bson byId(TokenKey key) {
    return Filters.eq("_id", id(key));
  }

  /** All three parts, in a form that no two keys share. */
  private static Document id(TokenKey key) {
    return new Document("client", key.clientId())
        .append("type", key.type().name())
        .append("id", key.id());
  }
  // endregion
}
