package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFiltersTest extends SandboxTest {

  private final Map<String, String> names = new TreeMap<>();

  @Override
  ContactsSandboxBuilder configure() {
    Instant now = Instant.parse("2026-03-02T09:15:30.255Z");
    return super.configure().clock(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** Three contacts, called A, B and C, for all tests; none of them changes anything. */
  @BeforeAll
  @Override
  void startSandbox() {
    super.startSandbox();
    add(
        "A",
        "{'firstName':'Ada','lastName':'Example','email':'ada@example.com','phone':'+12015550101',"
            + "'city':'San Diego','country':'US','companyName':'Acme Dental','tags':['vip','news'],"
            + "'dateOfBirth':'1990-09-25','dndSettings':{'sms':{'status':'active'}},"
            + "'inboundDndSettings':{'all':{'status':'active'}},'timezone':'America/Chicago',"
            + "'customFields':[{'key':'membership_level','fieldValue':'Gold'},"
            + "{'key':'yearly_budget','fieldValue':1000},"
            + "{'key':'renewal_date','fieldValue':'2026-05-01'},"
            + "{'key':'preferred_times','fieldValue':['Mornings','Evenings']},"
            + "{'key':'addresses','fieldValue':{'o1':'Berlin'}}]}");
    add(
        "B",
        "{'firstName':'Grace','lastName':'Sample','email':'Grace@Example.com','dnd':true,"
            + "'city':'Boston','tags':['news','webinar'],'source':'import','assignedTo':'user1',"
            + "'customFields':[{'key':'yearly_budget','fieldValue':2000.5},"
            + "{'key':'membership_level','fieldValue':'Silver'}]}");
    add("C", "{'firstName':'Linus','phone':'+12015550103'}");
  }

  @BeforeEach
  @Override
  void emptySandbox() {}

  private void add(String name, String properties) {
    names.put(client.create(properties), name);
  }

  private String found(String filters) {
    Reply reply = client.search("{'pageLimit':10,'filters':" + filters + "}").expect(200);
    Set<String> found =
        TestClient.ids(reply.at("/contacts")).stream().map(names::get).collect(Collectors.toSet());
    assertThat(reply.at("/total").asInt()).isEqualTo(found.size());
    return found.stream().sorted().collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "email | eq | 'ADA@example.com' | A",
        "email | not_eq | 'ada@example.com' | BC",
        "email | exists | | AB",
        "email | not_exists | | C",
        "contactName | eq | 'ada example' | A",
        "firstName | eq | 'ADA' | A",
        "lastName | contains | 'ampl' | AB",
        "locationId | eq | 'SandboxLocation00001' | ABC",
        "locationId | not_eq | 'SandboxLocation00001' | ''",
        "phone | contains | '+1201555' | AC",
        "firstNameLowerCase | contains | 'INU' | C",
        "firstNameLowerCase | not_contains | 'inu' | AB",
        "phone | contains | '555010' | AC",
        "phone | eq | '+12015550101' | A",
        "city | eq | 'san diego' | A",
        "city | contains | 'n die' | A",
        "companyName | exists | | A",
        "businessName | exists | | ''",
        "tags | eq | 'VIP' | A",
        "tags | eq | ['vip','webinar'] | AB",
        "tags | not_eq | ['vip','webinar'] | C",
        "tags | contains | 'new' | AB",
        "tags | contains | ['vip','zzz'] | A",
        "tags | not_contains | 'web' | AC",
        "tags | not_exists | | C",
        "country | eq | 'US' | A",
        "timezone | exists | | A",
        "type | eq | 'lead' | ABC",
        "source | eq | 'import' | B",
        "assignedTo | eq | 'user1' | B",
        "assignedTo | eq | 'USER1' | ''",
        "dnd | eq | true | B",
        "dnd | not_eq | true | AC",
        "validEmail | exists | | ''",
        "followers | not_exists | | ABC",
        "activeWorkflows | exists | | ''",
        "dateAdded | range | {'gte':'2026-03-02T09:15:30.255Z'} | ABC",
        "dateAdded | range | {'gt':'2026-03-02T09:15:30.255Z'} | ''",
        "dateAdded | range | {'gte':1772442930255,'lt':1772442930256} | ABC",
        "dateAdded | range | {'lte':'2026-03-02','time_zone':'UTC'} | ''",
        "dateAdded | range | {'lt':'2026-03-02T10:16:00+01:00'} | ABC",
        "dateUpdated | exists | | ABC",
        "dateOfBirth | range | {'gt':'1990-01-01','lt':'1991-01-01'} | A",
        "dateOfBirth | exists | | A",
        "lastAppointment | not_exists | | ABC",
        "opportunities | nested | [{'field':'status','operator':'eq','value':'open'}] | ''",
        "dndSettings.SMS.status | eq | 'active' | A",
        "dndSettings.SMS.status | not_eq | 'active' | BC",
        "inboundDndSettings.all.status | eq | 'active' | A",
        "customFields.6dvNaf7VhkQ9snc5vnjJ | eq | 'gold' | A",
        "customFields.6dvNaf7VhkQ9snc5vnjJ | contains | 'ilv' | B",
        "customFields.6dvNaf7VhkQ9snc5vnjJ | exists | | AB",
        "customFields.yB3sTq8WnE6rLk2VhX9d | eq | 2000.5 | B",
        "customFields.yB3sTq8WnE6rLk2VhX9d | range | {'gte':1000,'lt':2000} | A",
        "customFields.dA7tEf4ZkH2xNo8RqM6u | range | {'gte':'2026-05-01'} | A",
        "customFields.MgobCB14YMVKuE4Ka8p1 | eq | 'Evenings' | A",
        "customFields.tX1bOl5JwS9eVi3GcY7d.o1 | contains | 'berl' | A",
      })
  void filter_operator_findsItsContacts(
      String field, String operator, String value, String expected) {
    String operand = value == null ? "" : ",'value':" + value;

    assertThat(found("[{'field':'" + field + "','operator':'" + operator + "'" + operand + "}]"))
        .isEqualTo(expected.replace("'", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "additional_phones | eq | 'x' | Invalid field additional_phones",
        "businessId | eq | 'x' | Invalid field businessId",
        "phoneLabel | exists | | Invalid field phoneLabel",
        "customFields | exists | | Invalid field customFields",
        "first_name_lower_case | exists | | Invalid field first_name_lower_case",
        "dndSettings.sms.status | eq | 'active' | Invalid field dndSettings.sms.status",
        "email | contains | 'exam' | Invalid Operator (`contains`) passed for field `email`",
        "locationId | exists | | Invalid Operator (`exists`) passed for field `locationId`",
        "id | exists | | Invalid Operator (`exists`) passed for field `id`",
        "dateAdded | eq | 1 | Invalid Operator (`eq`) passed for field `dateAdded`",
        "city | like | 'x' | Invalid Operator (`like`) passed for field `city`",
        "city | range | {'gt':1} | Invalid Operator (`range`) passed for field `city`",
        "dateAdded | range | {} | Invalid value for 'range' operator for 'dateAdded' field",
        "dateAdded | range | 5 | Invalid value for 'range' operator for 'dateAdded' field",
        "dateAdded | range | {'gt':'soon'}"
            + " | Invalid value for 'range' operator for 'dateAdded' field",
        "dateAdded | range | {'from':1} | Invalid value for 'range' operator for 'dateAdded' field",
        "dnd | eq | 'true' | Invalid value for 'eq' operator for 'dnd' field",
        "city | eq | 7 | Invalid value for 'eq' operator for 'city' field",
        "city | eq | ['a'] | Invalid value for 'eq' operator for 'city' field",
        "city | eq | | Invalid value for 'eq' operator for 'city' field",
        "city | eq | null | Invalid value for 'eq' operator for 'city' field",
        "tags | eq | [] | Invalid value for 'eq' operator for 'tags' field",
        "opportunities | nested | 'x' | Invalid value for 'nested' operator for 'opportunities' field",
        "opportunities | nested | [{'field':'x','operator':'eq'}] | Invalid field x",
        "dndSettings.SMS.status | eq | 'off'"
            + " | Invalid value for 'eq' operator for 'dndSettings.SMS.status' field",
        "customFields.someKey | eq | 'x'"
            + " | Invalid Filter field type - custom_fields.someKey! Check if custom field exists",
        "custom_fields.someKey | eq | 'x'"
            + " | Invalid Filter field type - custom_fields.someKey! Check if custom field exists",
        "customFields.fI3lEu8PaK6zTr2DnB4m | exists | | Invalid Filter field type -"
            + " custom_fields.fI3lEu8PaK6zTr2DnB4m! Check if custom field exists",
        "customFields.yB3sTq8WnE6rLk2VhX9d | contains | 'abc' | Invalid Operator (`contains`)"
            + " passed for field `customFields.yB3sTq8WnE6rLk2VhX9d`",
        "city | contains | 'ab' | Min. 3 characters required for applying contains filter",
        "tags | contains | ['abc','ab']"
            + " | Min. 3 characters required for applying contains filter",
      },
      quoteCharacter = '"')
  void filter_notAllowed_isRefusedWithTheServicesText(
      String field, String operator, String value, String message) {
    String operand = value == null ? "" : ",'value':" + value;
    Reply reply =
        client
            .search(
                "{'pageLimit':1,'filters':[{'field':'%s','operator':'%s'%s}]}"
                    .formatted(field, operator, operand))
            .expect(400);

    assertThat(reply.text("/message")).isEqualTo(message);
    assertThat(reply.text("/error")).isEqualTo("Bad Request");
  }

  @Test
  void filter_textOver75Characters_isRefused() {
    client
        .search(
            "{'pageLimit':1,'filters':[{'field':'city','operator':'eq','value':'%s'}]}"
                .formatted("x".repeat(76)))
        .expect(400);
  }

  @Test
  void filter_groups_combine() {
    String ada = "{'field':'email','operator':'eq','value':'ada@example.com'}";
    String linus = "{'field':'firstNameLowerCase','operator':'eq','value':'linus'}";
    String dnd = "{'field':'dnd','operator':'eq','value':true}";

    assertThat(found("[" + ada + "," + linus + "]")).isEmpty();
    assertThat(found("[{'group':'OR','filters':[" + ada + "," + linus + "]}]")).isEqualTo("AC");
    assertThat(found("[{'group':'AND','filters':[" + ada + "," + linus + "]}]")).isEmpty();
    assertThat(
            found(
                "[{'group':'OR','filters':[{'group':'AND','filters':["
                    + ada
                    + "]},{'group':'OR','filters':["
                    + dnd
                    + "]}]}]"))
        .isEqualTo("AB");
    assertThat(found("[{'group':'OR','filters':[]}]")).isEqualTo("ABC");
    assertThat(found("[]")).isEqualTo("ABC");
  }

  @Test
  void filter_groupsTwoHundredDeep_areEvaluated() {
    String leaf = "{'field':'dnd','operator':'eq','value':true}";
    String tree = "{'group':'AND','filters':[".repeat(200) + leaf + "]}".repeat(200);

    assertThat(found("[" + tree + "]")).isEqualTo("B");
  }

  @Test
  void filter_orOfAHundredIds_isEvaluated() {
    String leaves =
        Stream.concat(names.keySet().stream(), Stream.generate(() -> "x").limit(97))
            .map(id -> "{'field':'id','operator':'eq','value':'" + id + "'}")
            .collect(Collectors.joining(","));

    assertThat(found("[{'group':'OR','filters':[" + leaves + "]}]")).isEqualTo("ABC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'operator':'eq','value':1} | filters.0.field should not be empty",
        "{'field':'city','value':'x'} | filters.0.operator should not be empty",
        "{'filters':[]} | filters.0.group should not be empty",
        "{'group':'XOR','filters':[]}"
            + " | filters.0.group must be one of the following values: AND, OR",
        "{'group':'OR','filters':[],'field':'city'} | filters.0.property field should not exist",
        "{'group':'OR','filters':[{'fild':'x'}]}"
            + " | filters.0.filters.0.property fild should not exist",
        "'city' | filters.0 must be an object",
      })
  void filter_malformedNode_isUnprocessable(String node, String message) {
    Reply reply = client.search("{'pageLimit':1,'filters':[" + node + "]}").expect(422);

    assertThat(reply.at("/message")).anyMatch(text -> text.asText().equals(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ADA | A", "example.com | AB", "grace sam | B", "+1201555010 | AC", "acme | A"})
  void query_words_findContacts(String query, String expected) {
    JsonNode contacts =
        client.search("{'pageLimit':10,'query':'" + query + "'}").expect(200).at("/contacts");

    assertThat(TestClient.ids(contacts).stream().map(names::get).sorted())
        .containsExactlyElementsOf(expected.chars().mapToObj(Character::toString).toList());
  }
}
