package io.github.contactsv3.pagination;

import io.github.contactsv3.runtime.RawJson;

/**
 * An element of a page that is null or no object. Immutable; its text does not show the JSON.
 *
 * @param position its place among all elements of the page, from 0
 * @param json what the response has there; treat it as personal data
 */
public record UnreadableItem(int position, RawJson json) {

  @Override
  public String toString() {
    return "UnreadableItem{" + position + ", " + json.kind() + "}";
  }
}
