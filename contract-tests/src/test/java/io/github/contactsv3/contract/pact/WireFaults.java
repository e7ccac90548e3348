package io.github.contactsv3.contract.pact;

import static io.github.contactsv3.contract.pact.HttpMessage.header;
import static io.github.contactsv3.contract.pact.HttpMessage.object;
import static io.github.contactsv3.contract.pact.HttpMessage.path;
import static io.github.contactsv3.contract.pact.HttpMessage.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Faults in what goes over the wire, in either direction. */
final class WireFaults {

  private static final String CREATE = "createContact, sending typical, giving created";
  private static final String GET = "getContact, giving full";
  private static final String RENAME = "updateContact, sending rename, giving updated";
  private static final String CLEAR = "updateContact, sending clear, giving cleared";
  private static final String SEARCH = "searchContacts, sending firstPage, giving page";
  private static final String REMOVE_TAGS = "removeTags, sending one, giving removed";
  private static final String DUPLICATE = "findDuplicateContact, giving found";
  private static final String TASK = "createTask, sending full, giving created";
  private static final String TOKEN = "requestToken, sending authorizationCode, giving location";
  private static final String TAKEN = "createContact, refused with 400 duplicateEmail";
  private static final String UNKNOWN = "getContact, refused with 400 contactNotFound";

  private final List<Fault<HttpMessage>> faults = new ArrayList<>();
  private final Fault.Place place;

  private WireFaults(Fault.Place place) {
    this.place = place;
  }

  private void add(String what, String interaction, Consumer<HttpMessage> change) {
    faults.add(new Fault<>(place, what, interaction, change));
  }

  /** Of what the client sends. */
  static List<Fault<HttpMessage>> ofClient() {
    WireFaults of = new WireFaults(Fault.Place.CLIENT);
    of.headers();
    of.addresses();
    of.bodies();
    return of.faults;
  }

  private void headers() {
    add("`Version` is not sent", GET, header("Version", null));
    add("`Version` is that of v2", GET, header("Version", "2021-07-28"));
    add("the token is not sent", GET, header("Authorization", null));
    add("the token is sent as Basic", GET, header("Authorization", "Basic cGl0"));
    add("JSON is sent as text", CREATE, header("Content-Type", "text/plain"));
    add("a form is sent as JSON", TOKEN, header("Content-Type", "application/json"));
  }

  private void addresses() {
    add("the slash at the end is lost", CREATE, path("/contacts/", "/contacts"));
    add("a segment of the path is wrong", REMOVE_TAGS, path("/tags", "/tag"));
    add("a contact's id is cut", GET, path("hZ8kQ2mVx4TbN7yRw1Ls", "hZ8kQ2mVx4TbN7yRw1L"));
    add("PUT becomes POST", RENAME, message -> message.method = "POST");
    add(
        "a query parameter is lost",
        DUPLICATE,
        path("locationId=ve9EPM428h8vShlRW1KT", "x=ve9EPM428h8vShlRW1KT"));
    add("`+` in an e-mail address becomes a space", DUPLICATE, path("ada%2Bnews", "ada+news"));
    add("`+` of a phone number is lost", DUPLICATE, path("%2B15550100", "15550100"));
  }

  private void bodies() {
    add("null is sent for what is absent", RENAME, object("", body -> body.putNull("lastName")));
    add(
        "what is null is not sent",
        CLEAR,
        object("", body -> body.properties().removeIf(member -> member.getValue().isNull())));
    add("the body of a DELETE is lost", REMOVE_TAGS, message -> message.body = "");
    add(
        "a number is sent as text",
        SEARCH,
        object("", body -> body.put("pageLimit", body.path("pageLimit").asText())));
    add("an operator has another text", SEARCH, text("\"operator\":\"", "\"operator\":\"is_"));
    add("a list is sent as one text", REMOVE_TAGS, object("", body -> body.put("tags", "vip")));
    add("a time is sent as a number", TASK, object("", body -> body.put("dueDate", 1_792_926_000)));
    add("a property nobody knows is sent", CREATE, object("", body -> body.put("x", 1)));
    add("a field of a form is lost", TOKEN, text("grant_type=", "grantType="));
  }

  /** Of what the sandbox answers. */
  static List<Fault<HttpMessage>> ofSandbox() {
    WireFaults of = new WireFaults(Fault.Place.SANDBOX);
    of.answers();
    of.errors();
    return of.faults;
  }

  private void answers() {
    add("a success has another status", CREATE, message -> message.status = 200);
    add("the body is lost", GET, message -> message.body = "");
    add("the body is not wrapped", GET, text("{\"contact\":", "{\"data\":"));
    add("JSON is answered as HTML", GET, header("Content-Type", "text/html"));
    add("an id is missing", GET, object("/contact", contact -> contact.remove("id")));
    add("an id is a number", GET, object("/contact", contact -> contact.put("id", 7)));
    add(
        "a property is renamed",
        GET,
        object("/contact", contact -> contact.set("mail", contact.remove("email"))));
    add("a text is null", GET, object("/contact", contact -> contact.putNull("dateAdded")));
    add("a list is one text", GET, object("/contact", contact -> contact.put("tags", "vip")));
    add("an integer is a text", SEARCH, object("", page -> page.put("total", "2")));
    add("a page has no contacts", SEARCH, object("", page -> page.putArray("contacts")));
    add(
        "a contact has no cursor",
        SEARCH,
        object("/contacts/0", contact -> contact.remove("searchAfter")));
    add("a boolean is a text", RENAME, object("", body -> body.put("succeeded", "true")));
    add("the kind of token has another text", TOKEN, text("\"Location\"", "\"location\""));
  }

  private void errors() {
    add("an error has another status", UNKNOWN, message -> message.status = 404);
    add("an error has no message", UNKNOWN, object("", error -> error.remove("message")));
    add("a duplicate is not named", TAKEN, object("", error -> error.remove("meta")));
    add(
        "what a duplicate has in common has another text",
        TAKEN,
        object("/meta", meta -> meta.put("matchingField", "mail")));
  }
}
