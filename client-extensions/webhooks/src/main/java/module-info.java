/** Webhooks: signatures, replay guards and typed events. */
module io.github.contactsv3.webhooks {
  requires transitive io.github.contactsv3.generated;
  requires static org.jspecify;

  exports io.github.contactsv3.webhooks;
  exports io.github.contactsv3.webhooks.spi;
}
