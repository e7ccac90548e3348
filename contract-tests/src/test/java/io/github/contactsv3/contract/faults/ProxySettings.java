package io.github.contactsv3.contract.faults;

/** Proxy settings of a client, with a password or without one. */
enum ProxySettings {
  WITHOUT_PASSWORD,
  WITH_PASSWORD
}
