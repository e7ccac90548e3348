package io.github.contactsv3.spec;

import io.github.contactsv3.codegen.SpecDocument;
import java.nio.file.Path;
import java.util.List;

/** The documents under test, read once. */
final class Documents {

  static final SpecDocument CONTACTS = SpecDocument.read(Path.of("contacts-v3.yaml"));
  static final SpecDocument OAUTH = SpecDocument.read(Path.of("oauth-v3.yaml"));
  static final SpecDocument CUSTOM_FIELDS = SpecDocument.read(Path.of("custom-fields.yaml"));
  static final SpecDocument WEBHOOKS = SpecDocument.read(Path.of("webhooks.yaml"));
  static final List<SpecDocument> ALL = List.of(CONTACTS, OAUTH, CUSTOM_FIELDS, WEBHOOKS);

  private Documents() {}
}
