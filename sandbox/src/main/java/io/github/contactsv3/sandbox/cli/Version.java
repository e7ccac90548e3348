package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ContactsSandbox.class.getPackage().getImplementationVersion();
    return new String[] {
      "contacts-sandbox " + Objects.requireNonNullElse(version, "(not packaged)")
    };
  }
}
