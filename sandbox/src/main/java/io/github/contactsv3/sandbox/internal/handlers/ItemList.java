package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.contacts.ContactItem;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks up and replaces the notes or tasks of a contact. */
final class ItemList {

  private final SandboxState state;

  /** Name of the items in error texts. */
  private final String kind;

  ItemList(SandboxState state, String kind) {
    this.state = state;
    this.kind = kind;
  }

  /** The text of an update, which is null if it was sent as null, or else what was there. */
  static @Nullable String sent(JsonNode body, String name, @Nullable String before) {
    return body.has(name) ? body.get(name).textValue() : before;
  }

  <T extends ContactItem> T get(List<T> items, String id) {
    for (T item : items) {
      if (item.id().equals(id)) {
        return item;
      }
    }
    throw missing(id);
  }

  <T extends ContactItem> void replace(List<T> items, String id, UnaryOperator<T> change) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(id)) {
        items.set(i, change.apply(items.get(i)));
        return;
      }
    }
    throw missing(id);
  }

  void remove(List<? extends ContactItem> items, String id) {
    if (!items.removeIf(item -> item.id().equals(id))) {
      throw missing(id);
    }
  }

  /** How the service words this is not known; by default as for an unknown contact. */
  private ApiError missing(String id) {
    int status = state.options().assumes(Assumption.MISSING_ITEM_IS_404) ? 404 : 400;
    return ApiError.of(status, kind + " with id " + id + " not found", null);
  }
}
