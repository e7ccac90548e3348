package io.github.contactsv3.sandbox.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactChanges;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SearchIndex;
import io.github.contactsv3.sandbox.internal.journal.Journal;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What search finds by its indexes is what it would find by looking at every contact. */
class SearchIndexTest {

  private static final Comparator<Contact> NEWEST_FIRST =
      Comparator.<Contact>comparingLong(contact -> contact.dateAdded)
          .reversed()
          .thenComparing(contact -> contact.id);

  private static final List<String> EMAILS =
      List.of("a@example.com", "A@Example.com", "b@example.com", "\u0130x@example.com");
  private static final List<String> TAGS = List.of("vip", "VIP", "lead", "new");
  private static final SearchFields FIELDS =
      new SearchFields(ServedDocument.contacts(), assumption -> false);
  private static final Journal NO_JOURNAL = new Journal();
  private static final LocationState LOCATION = location(new SearchIndex(clock(), Duration.ZERO));

  @Property(tries = 300)
  void find_afterAnyChanges_findsWhatAScanFinds(@ForAll long seed) {
    Random random = new Random(seed);
    SearchIndex index = new SearchIndex(clock(), Duration.ZERO);
    Map<String, Contact> contacts = new HashMap<>();
    // Enough for blocks to split now and then, and to become empty again.
    int changes = random.nextInt(10) == 0 ? 4_000 : 60;
    int ids = changes / 2;
    for (int i = 0; i < changes; i++) {
      change(random, "c" + random.nextInt(ids), contacts, index, random.nextInt(10) < 3);
    }
    for (int i = 0; i < 10; i++) {
      hold(index, contacts, filters(random));
    }
    contacts.values().forEach(contact -> index.changed(contact, null));
    hold(index, Map.of(), "[]");
  }

  private static void change(
      Random random, String id, Map<String, Contact> contacts, SearchIndex index, boolean delete) {
    Contact before = contacts.get(id);
    Contact after = null;
    if (before == null || !delete) {
      ContactDraft draft =
          before == null
              ? new ContactDraft(id, "Location1", random.nextInt(20))
              : new ContactDraft(before);
      draft.email = random.nextInt(4) == 0 ? null : any(random, EMAILS);
      draft.phone = random.nextInt(4) == 0 ? null : "+1555000000" + random.nextInt(3);
      draft.tags = new ArrayList<>(random.nextInt(4) == 0 ? Set.of() : Set.of(any(random, TAGS)));
      draft.dateUpdated = draft.dateAdded + random.nextInt(20);
      after = draft.toContact();
      contacts.put(id, after);
    } else {
      contacts.remove(id);
    }
    index.changed(before, after);
  }

  private static String filters(Random random) {
    List<String> nodes = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String leaf = leaf(random);
      nodes.add(
          switch (random.nextInt(4)) {
            case 0 -> "{'group':'OR','filters':[" + leaf + "," + leaf(random) + "]}";
            case 1 -> "{'group':'AND','filters':[" + leaf + "]}";
            default -> leaf;
          });
    }
    return "[" + String.join(",", nodes) + "]";
  }

  private static String leaf(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> condition("email", "eq", "'" + any(random, EMAILS) + "'");
      case 1 -> condition("phone", "eq", "'+1555000000" + random.nextInt(4) + "'");
      case 2 ->
          condition("tags", "eq", "['" + any(random, TAGS) + "','" + any(random, TAGS) + "']");
      case 3 -> condition("tags", "eq", "'" + any(random, TAGS) + "'");
      default ->
          condition(
              random.nextBoolean() ? "dateAdded" : "dateUpdated",
              "range",
              "{'"
                  + any(random, List.of("gt", "gte"))
                  + "':"
                  + (random.nextInt(24) - 2 + random.nextInt(2) / 2.0)
                  + ",'"
                  + any(random, List.of("lt", "lte"))
                  + "':"
                  + (random.nextInt(42) - 2)
                  + "}");
    };
  }

  private static String condition(String field, String operator, String value) {
    return "{'field':'%s','operator':'%s','value':%s}".formatted(field, operator, value);
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static void hold(SearchIndex index, Map<String, Contact> contacts, String filters) {
    JsonNode json = array(filters);
    Filter filter = new FilterParser(FIELDS, LOCATION).parse(json);
    SearchIndex.Candidates candidates = index.find(filter.accesses());
    List<Contact> found =
        candidates.contacts().stream()
            .filter(contact -> filter.exact() || filter.test().test(contact))
            .toList();
    List<Contact> expected =
        contacts.values().stream().filter(filter.test()).sorted(NEWEST_FIRST).toList();
    if (candidates.newestFirst()) {
      assertThat(found).as(filters).isEqualTo(expected);
    } else {
      assertThat(found).as(filters).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static JsonNode array(String text) {
    try {
      return new JsonMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static AdjustableClock clock() {
    return new AdjustableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static LocationState location(SearchIndex index) {
    return new LocationState(
        "Location1",
        "Location 1",
        "US",
        new CustomFieldCatalog("Location1", List.of(), Set.of(), NO_JOURNAL),
        index,
        NO_JOURNAL,
        ContactChanges.IGNORED);
  }
}
