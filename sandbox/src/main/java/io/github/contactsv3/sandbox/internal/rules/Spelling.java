package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.legacy.ApiVersion;
import io.github.contactsv3.sandbox.internal.legacy.CustomFieldNames;
import io.github.contactsv3.sandbox.internal.legacy.OldNames;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Decides which names a request and its response have, those of v3 or those before. Immutable. */
public final class Spelling {

  private final OldNames names =
      new OldNames(
          Arrays.stream(DndSetting.Channel.values())
              .collect(
                  Collectors.toUnmodifiableMap(
                      channel -> channel.wireName, channel -> channel.filterName)));
  private final SandboxOptions options;

  public Spelling(SandboxOptions options) {
    this.options = options;
  }

  /** The names that a body has. */
  public enum Kind {
    NEW,
    OLD
  }

  /** The names of a request by its version and path. */
  public Kind of(ServedOperation operation, ApiVersion version) {
    return version.isOld() || operation.document() == ServedDocument.olderVersions()
        ? Kind.OLD
        : Kind.NEW;
  }

  /** The names of a request, now that its body is known. */
  public Kind of(ServedOperation operation, Kind byVersion, JsonNode body) {
    return options.assumes(Assumption.OAUTH_TAKES_SNAKE_CASE)
            && OldNames.areIn(operation.id(), body)
        ? Kind.OLD
        : byVersion;
  }

  /** Gives a request the names of v3, in place. */
  public void toNew(ServedOperation operation, Kind kind, JsonNode body) {
    if (kind == Kind.OLD) {
      names.toNew(operation.id(), body);
    }
    CustomFieldNames.toNew(body, options.assumes(Assumption.CUSTOM_FIELD_NAMES_AS_DOCUMENTED));
  }

  /** Gives a response in the names of v3 those of the request, in place. */
  public void toOld(ServedOperation operation, Kind kind, ObjectNode body) {
    if (kind == Kind.OLD) {
      names.toOld(operation.id(), body);
    } else if (options.assumes(Assumption.DND_RESPONSES_IN_OLD_CASE)) {
      names.channelsToOld(body);
    }
  }
}
