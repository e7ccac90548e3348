package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SweepTest {
  private static final long DAY = 24 * 3_600_000;
  private static final int CONTACTS = 4_000;
  private static final int PAGES = CONTACTS / 500;

  private final FakeLocation location = new FakeLocation();
  private final Table table = new Table();
  private final List<String> gone = new ArrayList<>();
  private SyncWatermark watermark = SyncWatermark.start();

  /** A copy in memory: ids with their {@code dateAdded}, as precise as it is kept. */
  private static final class Table implements ContactCopy {
    final Map<String, Long> rows = new HashMap<>();

    /** In milliseconds. */
    long precision = 1;

    long roundedUp;

    void save(List<ContactSummary> contacts) {
      for (ContactSummary contact : contacts) {
        long added = contact.getDateAdded().toInstant().toEpochMilli() + roundedUp;
        rows.put(contact.getId(), added - added % precision);
      }
    }

    @Override
    public long count(Instant from, Instant to) {
      return ids(from, to).size();
    }

    @Override
    public Collection<String> ids(Instant from, Instant to) {
      return rows.entrySet().stream()
          .filter(row -> row.getValue() >= from.toEpochMilli())
          .filter(row -> row.getValue() < to.toEpochMilli())
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  /** Which contacts are deleted. */
  enum Loss {
    ONE,
    TWO,
    A_FEW,
    A_THIRD,
    ONE_ON_EACH_PAGE,
    THE_OLDEST,
    THE_NEWEST,
    ALL;

    List<Integer> of(Random random) {
      IntStream all = IntStream.range(0, CONTACTS);
      IntStream chosen =
          switch (this) {
            case ONE -> IntStream.of(random.nextInt(CONTACTS));
            case TWO -> IntStream.of(random.nextInt(CONTACTS), random.nextInt(CONTACTS));
            case A_FEW -> random.ints(15, 0, CONTACTS);
            case A_THIRD -> all.filter(i -> random.nextInt(3) == 0);
            case ONE_ON_EACH_PAGE -> all.filter(i -> i % 500 == 250);
            case THE_OLDEST -> all.limit(700);
            case THE_NEWEST -> all.skip(CONTACTS - 700);
            case ALL -> all;
          };
      return chosen.boxed().distinct().toList();
    }
  }

  private static String id(int number) {
    return "id%05d".formatted(number);
  }

  private void inStep(int contacts, long apart) {
    for (int i = 0; i < contacts; i++) {
      location.put(id(i));
      location.now += apart;
    }
    sync();
  }

  private void sync() {
    location.now += DAY;
    watermark =
        ContactSync.of(location, "loc", ContactQuery.all(), watermark, OptionalDouble::empty)
            .run((contacts, next) -> table.save(contacts))
            .watermark();
    location.now += DAY;
    location.requests = 0;
  }

  private SweepResult sweep() {
    return sweep(location);
  }

  private SweepResult sweep(SearchApi api) {
    return ContactSync.of(api, "loc", ContactQuery.all(), watermark, OptionalDouble::empty)
        .sweep(table, gone::addAll);
  }

  @Test
  void nothingDeleted_costsOneRequest() {
    inStep(CONTACTS, 1_000);
    location.put("new");

    assertThat(sweep()).isEqualTo(new SweepResult(0, 0));
    assertThat(location.requests).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void deleted_areFound_andCostHardlyMoreThanToReadAll(Loss loss) {
    inStep(CONTACTS, 700);
    List<String> expected = loss.of(new Random(3)).stream().map(SweepTest::id).toList();
    expected.forEach(location::delete);

    assertThat(sweep()).isEqualTo(new SweepResult(expected.size(), 0));
    assertThat(gone).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(location.requests).isLessThanOrEqualTo(PAGES + 9);
  }

  @Test
  void oneDeleted_isFoundByHalving() {
    inStep(CONTACTS, 1_000);
    location.delete(id(1_234));

    sweep();
    assertThat(gone).containsExactly(id(1_234));
    assertThat(location.requests).isLessThanOrEqualTo(7);
  }

  @Test
  void allOfOneMoment_areComparedAtOnce() {
    inStep(1_700, 0);
    location.delete(id(3));
    location.delete(id(1_699));

    assertThat(sweep()).isEqualTo(new SweepResult(2, 0));
    assertThat(gone).containsExactlyInAnyOrder(id(3), id(1_699));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 500, 999})
  void copyOfWholeSeconds_isNeverToldOfAContactThatIsThere(long roundedUp) {
    table.precision = 1_000;
    table.roundedUp = roundedUp;
    inStep(2_000, 37);
    List<String> expected = List.of(id(0), id(499), id(500), id(501), id(1_999));
    expected.forEach(location::delete);

    sweep();
    assertThat(gone).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void contactsThatTheCopyLost_areCounted() {
    inStep(1_200, 1_000);
    table.rows.remove(id(7));
    table.rows.remove(id(8));
    location.delete(id(900));

    assertThat(sweep()).isEqualTo(new SweepResult(1, 2));
  }

  @Test
  void deletedWhileItRuns_othersStay() {
    inStep(3_000, 1_000);
    IntStream.range(0, 3_000).filter(i -> i % 10 == 0).forEach(i -> location.delete(id(i)));
    Random random = new Random(1);
    location.before =
        () -> IntStream.range(0, 100).forEach(i -> location.delete(id(random.nextInt(3_000))));

    sweep();
    assertThat(gone).doesNotHaveDuplicates().noneMatch(location.people()::containsKey);
  }

  @Test
  void elementThatCannotBeRead_makesNoContactGone() {
    inStep(1_200, 1_000);
    location.delete(id(1_100));
    location.delete(id(2));

    SweepResult result = sweep(new Odd(location, id(3)));
    assertThat(gone).containsExactly(id(1_100));
    assertThat(result.deleted()).isEqualTo(1);
  }

  /** Has null in place of a contact. */
  private record Odd(FakeLocation location, String id) implements SearchApi {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public SearchContactsResponse searchContacts(SearchContactsRequest request) {
      try {
        ObjectNode response = JSON.valueToTree(location.searchContacts(request));
        ArrayNode contacts = response.withArray("contacts");
        for (int i = 0; i < contacts.size(); i++) {
          if (contacts.get(i).path("id").asText().equals(id)) {
            contacts.setNull(i);
          }
        }
        return JSON.readValue(response.toString(), SearchContactsResponse.class);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Has no contact from its second page on, and no cursor. */
  private record Short(FakeLocation location) implements SearchApi {
    @Override
    public SearchContactsResponse searchContacts(SearchContactsRequest request) {
      SearchContactsResponse response = location.searchContacts(request);
      return request.getSearchAfter() == null
          ? response
          : response.toBuilder().contacts(List.of()).build();
    }
  }

  @Test
  void serviceThatListsLessThanItCounts_makesNoContactGone() {
    inStep(1_200, 1_000);
    location.delete(id(3));
    location.delete(id(1_100));
    location.delete(id(600));

    assertThatExceptionOfType(PagingException.class)
        .isThrownBy(() -> sweep(new Short(location)))
        .withMessageContaining("the service counts ");
    assertThat(gone).noneMatch(location.people()::containsKey);
  }

  @Test
  void sinkOrCopyThatFails_isTheCause() {
    inStep(10, 1_000);
    location.delete(id(3));
    ContactSync sync =
        ContactSync.of(location, "loc", ContactQuery.all(), watermark, OptionalDouble::empty);

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(
            () ->
                sync.sweep(
                    table,
                    ids -> {
                      throw new IOException("disk full");
                    }))
        .withMessageContaining("sink of the run threw java.io.IOException")
        .satisfies(
            error -> assertThat(SyncWatermark.parse(error.checkpoint())).isEqualTo(watermark));
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> sync.sweep(new Broken(), gone::addAll))
        .withMessageContaining("copy of the run threw java.io.IOException");
  }

  private static final class Broken implements ContactCopy {
    @Override
    public long count(Instant from, Instant to) throws IOException {
      throw new IOException("no connection");
    }

    @Override
    public Collection<String> ids(Instant from, Instant to) {
      return List.of();
    }
  }

  @Test
  void copyThatIsNotComplete_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(this::sweep)
        .withMessage("the first sync has not ended, so there is no copy to compare yet");
  }
}
