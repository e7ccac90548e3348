package io.github.contactsv3.pagination;

import io.github.contactsv3.runtime.RawJson;

/**
 * An element of a page that is null or not an object. Immutable; {@code toString} does not show the
 * JSON.
 *
 * @param position its position among all elements of the page, from 0
 * @param json the JSON of the element; treat it as personal data
 */
public record UnreadableItem(int position, RawJson json) {

  @Override
  public String toString() {
    return "UnreadableItem{" + position + ", " + json.kind() + "}";
  }
}
