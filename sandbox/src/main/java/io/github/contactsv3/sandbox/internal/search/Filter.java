package io.github.contactsv3.sandbox.internal.search;

import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.IndexLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks for.
 *
 * @param test whether a contact matches
 * @param accesses conditions that every match fulfils and an index can look up
 * @param exact whether a contact matches as soon as it fulfils the accesses
 */
record Filter(Predicate<Contact> test, List<IndexLookup> accesses, boolean exact) {

  static Filter of(Predicate<Contact> test, @Nullable IndexLookup access) {
    return access == null
        ? new Filter(test, List.of(), false)
        : new Filter(test, List.of(access), true);
  }

  static Filter all(List<Filter> members) {
    if (members.size() == 1) {
      return members.get(0);
    }
    List<IndexLookup> accesses = new ArrayList<>();
    members.forEach(member -> accesses.addAll(member.accesses));
    boolean exact = accesses.size() <= 1 && members.stream().allMatch(Filter::exact);
    return new Filter(
        contact -> {
          for (Filter member : members) {
            if (!member.test.test(contact)) {
              return false;
            }
          }
          return true;
        },
        accesses,
        exact);
  }

  static Filter any(List<Filter> members) {
    if (members.size() == 1) {
      return members.get(0);
    }
    return of(contact -> members.stream().anyMatch(member -> member.test.test(contact)), null);
  }
}
