/** Stores in Redis. */
// Jedis has no module of its own.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.contactsv3.redis {
  requires transitive io.github.contactsv3.auth;
  requires transitive io.github.contactsv3.resilience;
  requires transitive redis.clients.jedis;
  requires static io.github.contactsv3.webhooks;
  requires static org.jspecify;

  exports io.github.contactsv3.redis;
}
