package io.github.contactsv3.sandbox.internal.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Contacts sorted by a date, newest first, then by id; in blocks, so that a million of them take
 * little more than their references, and places are counted without visiting what lies before. Not
 * thread-safe.
 */
final class SortedContacts {

  private static final int FULL = 1_024;

  private final ToLongFunction<Contact> date;

  /** Never an empty one. */
  private final List<List<Contact>> blocks = new ArrayList<>();

  private int size;

  SortedContacts(ToLongFunction<Contact> date) {
    this.date = date;
  }

  int size() {
    return size;
  }

  void clear() {
    blocks.clear();
    size = 0;
  }

  /** Adds a contact, or replaces the one in its place. */
  void put(Contact contact) {
    long day = date.applyAsLong(contact);
    if (blocks.isEmpty()) {
      blocks.add(new ArrayList<>());
    }
    int number = blockOf(day, contact.id);
    List<Contact> block = blocks.get(number);
    int index = search(block, day, contact.id);
    if (index >= 0) {
      block.set(index, contact);
      return;
    }
    block.add(-index - 1, contact);
    size++;
    if (block.size() > FULL) {
      List<Contact> upper = block.subList(FULL / 2, block.size());
      blocks.add(number + 1, new ArrayList<>(upper));
      upper.clear();
    }
  }

  /** Removes the contact in the place of the given one. */
  void remove(Contact contact) {
    long day = date.applyAsLong(contact);
    int number = blocks.isEmpty() ? -1 : blockOf(day, contact.id);
    int index = number < 0 ? -1 : search(blocks.get(number), day, contact.id);
    if (index >= 0) {
      blocks.get(number).remove(index);
      size--;
      if (blocks.get(number).isEmpty()) {
        blocks.remove(number);
      }
    }
  }

  /** How many contacts stand before a place. */
  int countBefore(long day, String id) {
    if (blocks.isEmpty()) {
      return 0;
    }
    int number = blockOf(day, id);
    int before = 0;
    for (int i = 0; i < number; i++) {
      before += blocks.get(i).size();
    }
    int index = search(blocks.get(number), day, id);
    return before + (index < 0 ? -index - 1 : index);
  }

  /** How many contacts are of the given date or newer. */
  int countSince(long day) {
    return countBefore(day - 1, "");
  }

  /** A copy of the contacts between two places, the second excluded. */
  List<Contact> slice(int from, int to) {
    List<Contact> slice = new ArrayList<>(Math.max(0, to - from));
    int start = 0;
    for (List<Contact> block : blocks) {
      int end = start + block.size();
      if (start < to && end > from) {
        slice.addAll(block.subList(Math.max(from, start) - start, Math.min(to, end) - start));
      }
      start = end;
    }
    return slice;
  }

  /** The last block that begins at or before a place; the first one if none does. */
  private int blockOf(long day, String id) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (compare(blocks.get(middle).get(0), day, id) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int search(List<Contact> block, long day, String id) {
    int low = 0;
    int high = block.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(block.get(middle), day, id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private int compare(Contact contact, long day, String id) {
    int newestFirst = Long.compare(day, date.applyAsLong(contact));
    return newestFirst != 0 ? newestFirst : contact.id.compareTo(id);
  }
}
