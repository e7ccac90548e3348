package io.github.contactsv3.spring.boot.test;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.spring.boot.ContactsConnectionDetails;
import java.util.Optional;

/** The way to a sandbox. */
record SandboxConnectionDetails(ContactsSandbox sandbox) implements ContactsConnectionDetails {
  @Override
  public String baseUrl() {
    return sandbox.baseUrl();
  }

  @Override
  public Optional<String> token() {
    return Optional.of(sandbox.token());
  }

  @Override
  public Optional<String> locationId() {
    return Optional.of(sandbox.locationId());
  }
}
