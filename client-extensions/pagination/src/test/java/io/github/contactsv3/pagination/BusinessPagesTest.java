package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.ListContactsByBusinessResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BusinessPagesTest {

  private final List<Map<String, Object>> queries = new ArrayList<>();
  private final Deque<ListContactsByBusinessResponse> responses = new ArrayDeque<>();

  private final ContactsApi api =
      new ContactsApi() {
        @Override
        public ListContactsByBusinessResponse listContactsByBusiness(
            String businessId, ListContactsByBusinessQuery query) {
          assertThat(businessId).isEqualTo("biz");
          queries.add(Map.copyOf(query));
          return responses.remove();
        }
      };

  private void response(long count, BusinessContact... contacts) {
    responses.add(ListContactsByBusinessResponse.builder().contacts(contacts).count(count).build());
  }

  private static BusinessContact contact(String id, @Nullable String property, String name) {
    BusinessContact.Builder contact = BusinessContact.builder().id(id);
    return (property == null ? contact : contact.additionalProperty(property, name)).build();
  }

  private List<String> readAll() {
    return ContactPages.ofBusiness(api, "loc", "biz").pageSize(2).stream()
        .map(BusinessContact::getId)
        .toList();
  }

  @Test
  void cursor_isMadeFromTheNameThatTheResponseHas() {
    for (String property : List.of("fullNameLowerCase", "contactName", "name")) {
      queries.clear();
      response(3, contact("a", property, "Ada"), contact("b", property, "Bob Byron"));
      response(3, contact("c", property, "Cid"));

      assertThat(readAll()).containsExactly("a", "b", "c");
      assertThat(queries)
          .containsExactly(
              Map.of("locationId", "loc", "limit", "2"),
              Map.of("locationId", "loc", "limit", "2", "startAfter", "bob%20byron%2Cb"));
    }
  }

  @Test
  void nameWithAComma_orNoName_isCountedPast() {
    response(7, contact("a", "name", "ada"), contact("b", "name", "bob, jr."));
    response(7, contact("c", "name", "cid"), contact("d", "name", "dan"));
    response(7, contact("e", null, ""), contact("f", null, ""));
    response(7, contact("g", "name", "gil"));

    assertThat(readAll()).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(queries)
        .extracting(query -> query.get("skip"))
        .containsExactly(null, "2", null, "6");
    assertThat(queries.get(2)).containsEntry("startAfter", "dan%2Cd");
  }

  @Test
  void lastElementThatIsNoContact_isCountedAndTheWalkGoesOnByCounting()
      throws JsonProcessingException {
    responses.add(read("{'contacts':[{'id':'a','name':'ada'},null],'count':7}"));
    responses.add(read("{'contacts':[null,{'id':{},'name':'dan'}],'count':'7'}"));
    responses.add(read("{'contacts':[{'name':'eve'},{'id':'f','name':'fay'}],'count':7}"));
    responses.add(read("{'contacts':[{'id':'g','name':'gil'}],'count':7}"));

    Iterator<BusinessContact> contacts =
        ContactPages.ofBusiness(api, "loc", "biz").pageSize(2).iterator();
    List<String> read = new ArrayList<>();
    while (contacts.hasNext()) {
      try {
        read.add(String.valueOf(contacts.next().property("id")));
      } catch (DecodingException e) {
        read.add(e.path());
      }
    }

    assertThat(read).containsExactly("a", "$.contacts[1]", "$.contacts[0]", "{}", "null", "f", "g");
    assertThat(queries)
        .extracting(query -> query.get("skip"))
        .containsExactly(null, "2", "4", null);
  }

  private static ListContactsByBusinessResponse read(String json) throws JsonProcessingException {
    return new JsonMapper()
        .readValue(json.replace('\'', '"'), ListContactsByBusinessResponse.class);
  }

  @Test
  void text_isSentAndBelongsToTheCursor() {
    response(9, contact("a", "name", "ada"), contact("b", "name", "bob"));
    Cursor cursor =
        ContactPages.ofBusiness(api, "loc", "biz", "a")
            .pageSize(2)
            .firstPage()
            .next()
            .orElseThrow();

    assertThat(queries.get(0)).containsEntry("query", "a");
    assertThat(
            Stream.of(
                    ContactPages.ofBusiness(api, "loc", "biz"),
                    ContactPages.ofBusiness(api, "loc", "other", "a"))
                .filter(
                    paged -> {
                      try {
                        paged.startAfter(cursor);
                        return true;
                      } catch (IllegalArgumentException e) {
                        return false;
                      }
                    }))
        .isEmpty();
  }
}
