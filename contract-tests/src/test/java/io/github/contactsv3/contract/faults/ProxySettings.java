package io.github.contactsv3.contract.faults;

/** What a client knows of its proxy: with a password or without one. */
enum ProxySettings {
  WITHOUT_PASSWORD,
  WITH_PASSWORD
}
