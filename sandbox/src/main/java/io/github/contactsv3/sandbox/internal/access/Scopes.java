package io.github.contactsv3.sandbox.internal.access;

import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scopes that operations ask for. */
public final class Scopes {

  /** All of them, sorted. */
  public static final Set<String> KNOWN = known(Set.of(ServedOperation.Caller.values()));

  /** Those that operations of a location ask for, sorted. */
  public static final Set<String> OF_LOCATIONS = known(Set.of(ServedOperation.Caller.LOCATION));

  private Scopes() {}

  /**
   * Refuses scopes that no operation asks for.
   *
   * @throws IllegalArgumentException if there is one
   */
  public static void check(Set<String> scopes) {
    for (String scope : scopes) {
      if (!KNOWN.contains(scope)) {
        throw new IllegalArgumentException("unknown scope " + scope + ", known: " + KNOWN);
      }
    }
  }

  private static Set<String> known(Set<ServedOperation.Caller> callers) {
    Set<String> scopes = new TreeSet<>();
    Stream.of(ServedDocument.contacts(), ServedDocument.oauth(), ServedDocument.customFields())
        .flatMap(document -> document.operations().stream())
        .filter(operation -> callers.contains(operation.caller()))
        .forEach(operation -> scopes.addAll(operation.scopes()));
    return Collections.unmodifiableSet(scopes);
  }
}
