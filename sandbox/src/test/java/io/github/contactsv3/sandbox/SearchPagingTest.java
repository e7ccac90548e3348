package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static io.github.contactsv3.sandbox.TestClient.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPagingTest extends SandboxTest {

  private static final int CONTACTS = 2_500;

  @Override
  ContactsSandboxBuilder configure() {
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    return super.configure().clock(Clock.fixed(now, ZoneOffset.UTC)).seed(CONTACTS);
  }

  @BeforeAll
  @Override
  void startSandbox() {
    super.startSandbox();
  }

  @BeforeEach
  @Override
  void emptySandbox() {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{'field':'dateAdded','direction':'desc'}]",
        "[{'field':'dateAdded','direction':'asc'}]",
        "[{'field':'email','direction':'asc'}]",
        "[{'field':'email','direction':'desc'}]",
        "[{'field':'dnd','direction':'desc'},{'field':'source','direction':'asc'}]",
        "[{'field':'businessName','direction':'asc'}]",
        "[{'field':'firstNameLowerCase','direction':'asc'},"
            + "{'field':'lastNameLowerCase','direction':'desc'}]",
        "[{'field':'dateUpdated','direction':'desc'}]"
      })
  void searchAfter_walkInAnyOrder_givesEachContactOnce(String sort) {
    assertThat(walk(client, sort, 500)).hasSize(CONTACTS).doesNotHaveDuplicates();
  }

  @Test
  void searchAfter_equalDateAdded_givesEachContactOnceInOrderOfIds() {
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    try (ContactsSandbox same =
        ContactsSandbox.builder().quotaOff().clock(Clock.fixed(now, ZoneOffset.UTC)).start()) {
      TestClient its = new TestClient(same);
      for (int i = 0; i < 250; i++) {
        its.create("{}");
      }
      List<String> ids = walk(its, "[]", 7);

      assertThat(ids).hasSize(250).doesNotHaveDuplicates().isSorted();
    }
  }

  @Test
  void search_default_isNewestFirstWithCursors() {
    JsonNode contacts = client.search("{'pageLimit':100}").expect(200).at("/contacts");
    List<Long> dates = new ArrayList<>();
    for (JsonNode contact : contacts) {
      JsonNode cursor = contact.get("searchAfter");
      dates.add(cursor.get(0).longValue());
      assertThat(cursor.get(1)).isEqualTo(contact.get("id"));
      assertThat(Instant.parse(contact.get("dateAdded").asText()).toEpochMilli())
          .isEqualTo(cursor.get(0).longValue());
    }
    assertThat(dates).hasSize(100).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void searchAfter_writesMeanwhile_neitherRepeatsNorSkips() {
    try (ContactsSandbox busy = ContactsSandbox.builder().seed(100).start()) {
      TestClient its = new TestClient(busy);
      Reply first = its.search("{'pageLimit':50}");
      JsonNode last = first.at("/contacts/49");
      its.create("{'name':'Newer Contact'}");
      its.delete("/contacts/" + last.get("id").asText()).expect(200);

      Reply second =
          its.search("{'pageLimit':50,'searchAfter':" + last.get("searchAfter") + "}").expect(200);

      assertThat(second.at("/contacts")).hasSize(50);
      assertThat(ids(second.at("/contacts")))
          .doesNotContainAnyElementsOf(ids(first.at("/contacts")));
    }
  }

  @Test
  void page_numbers_agreeWithCursors() {
    Reply first = client.search("{'pageLimit':20}");
    JsonNode cursor = first.at("/contacts/19/searchAfter");

    assertThat(client.search("{'pageLimit':20,'page':2}").at("/contacts"))
        .isEqualTo(client.search("{'pageLimit':20,'searchAfter':" + cursor + "}").at("/contacts"));
    assertThat(client.search("{'pageLimit':500,'page':6}").expect(200).at("/contacts")).isEmpty();
    assertThat(first.at("/total").asInt()).isEqualTo(CONTACTS);
  }

  @Test
  void page_atTheWall_isTheLast() {
    client.search("{'pageLimit':500,'page':20}").expect(200);
    client.search("{'pageLimit':500,'page':21}").expect(400);
    client.search("{'pageLimit':1,'page':10000}").expect(200);
  }

  @Test
  void page_withSearchAfter_isRefused() {
    client.search("{'pageLimit':1,'page':1,'searchAfter':[1,'a']}").expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "['a']", "[1]", "['x','y']", "[1,2]", "[1,'a','b']", "[1.5,'a']"})
  void searchAfter_notACursor_isRefused(String cursor) {
    client.search("{'pageLimit':1,'searchAfter':" + cursor + "}").expect(400);
  }

  @Test
  void total_withFilter_countsAllPages() {
    Reply reply =
        client
            .search("{'pageLimit':1,'filters':[{'field':'tags','operator':'eq','value':'vip'}]}")
            .expect(200);

    assertThat(reply.at("/total").asInt()).isBetween(CONTACTS / 5, CONTACTS / 3);
    assertThat(reply.at("/contacts")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ['pageLimit must be an integer number','pageLimit should not be empty']",
        "{'pageLimit':501} | ['pageLimit must not be greater than 500']",
        "{'pageLimit':0} | ['pageLimit must not be less than 1']",
        "{'pageLimit':'10'} | ['pageLimit must be an integer number']",
        "{'pageLimit':1.5} | ['pageLimit must be an integer number']",
        "{'pageLimit':99999999999999999999} | ['pageLimit must not be greater than 500']",
        "{'pageLimit':1,'limit':5} | ['property limit should not exist']",
        "{'pageLimit':1,'startAfterId':'x'} | ['property startAfterId should not exist']",
        "{'pageLimit':1,'page':0} | ['page must not be less than 1']",
        "{'pageLimit':1,'searchAfter':'x'} | ['searchAfter must be an array']",
        "{'pageLimit':1,'sort':[{'field':'email'}]}"
            + " | ['sort.0.direction must be a string','sort.0.direction should not be empty']",
        "{'pageLimit':1,'sort':[{'field':'email','direction':'up'}]}"
            + " | ['sort.0.direction must be one of the following values: asc, desc']",
        "{'pageLimit':1,'sort':[{'field':'email','direction':'asc'},"
            + "{'field':'dnd','direction':'asc'},{'field':'source','direction':'asc'}]}"
            + " | ['sort must contain no more than 2 elements']",
      },
      quoteCharacter = '"')
  void search_badBody_isUnprocessable(String body, String messages) {
    assertThat(client.search(body).expect(422).at("/message")).isEqualTo(array(messages));
  }

  @Test
  void query_over75Characters_isUnprocessable() {
    assertThat(
            client
                .search("{'pageLimit':1,'query':'" + "x".repeat(76) + "'}")
                .expect(422)
                .text("/message/0"))
        .isEqualTo("query must be shorter than or equal to 75 characters");
  }

  @Test
  void sort_unknownField_isRefused() {
    assertThat(
            client
                .search("{'pageLimit':1,'sort':[{'field':'city','direction':'asc'}]}")
                .expect(400)
                .text("/message"))
        .isEqualTo("Invalid field city");
  }

  private static List<String> walk(TestClient client, String sort, int pageLimit) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode contacts =
          client
              .search("{'pageLimit':" + pageLimit + ",'sort':" + sort + cursor + "}")
              .expect(200)
              .at("/contacts");
      ids.addAll(ids(contacts));
      if (contacts.size() < pageLimit) {
        return ids;
      }
      cursor = ",'searchAfter':" + contacts.get(contacts.size() - 1).get("searchAfter");
    }
  }
}
