package io.github.contactsv3.sandbox.internal.rules;

import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.LinkedHashSet;
import java.util.Set;

/** Effect of a bulk update on the tags of a contact. */
@FunctionalInterface
public interface TagChange {

  /** The tags after the change. */
  Set<String> apply(Set<String> before);

  /**
   * Reads the kind of a change.
   *
   * @param type {@code add} or {@code remove}
   * @param tags the tags to add or remove
   * @param all whether to remove all tags, only with {@code remove}
   */
  static TagChange of(String type, Set<String> tags, boolean all) {
    if (!type.equals("add") && !type.equals("remove")) {
      throw ApiError.unprocessable("type must be one of the following values: add, remove");
    }
    if (type.equals("remove")) {
      return all ? before -> Set.of() : before -> changed(before, tags, false);
    }
    if (all) {
      throw ApiError.unprocessable("removeAllTags is only allowed with type remove");
    }
    return before -> changed(before, tags, true);
  }

  private static Set<String> changed(Set<String> before, Set<String> tags, boolean add) {
    Set<String> after = new LinkedHashSet<>(before);
    if (add) {
      after.addAll(tags);
    } else {
      after.removeAll(tags);
    }
    return after;
  }
}
