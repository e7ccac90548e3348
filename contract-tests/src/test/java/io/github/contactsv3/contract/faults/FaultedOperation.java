package io.github.contactsv3.contract.faults;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.function.BiFunction;

/**
 * An operation that each fault is tried on. Its result carries a mark, so that a response is not
 * taken for the response to another request.
 */
enum FaultedOperation {
  /** The only one that must never arrive twice. */
  CREATE(
      "create",
      201,
      "{\"contact\":{\"id\":\"%s\"}}",
      (client, text) ->
          client
              .contacts()
              .createContact(CreateContactRequest.builder().locationId("L1").address1(text).build())
              .getContact()
              .getId()),
  UPSERT(
      "upsert",
      200,
      "{\"new\":false,\"contact\":{\"id\":\"%s\"}}",
      (client, text) ->
          client
              .contacts()
              .upsertContact(UpsertContactRequest.builder().locationId("L1").address1(text).build())
              .getContact()
              .getId()),
  ADD_TAGS(
      "add tags",
      201,
      "{\"tags\":[\"%s\"]}",
      (client, text) ->
          client.tags().addTags("c1", TagsRequest.builder().tags(text).build()).getTags().get(0)),
  DELETE(
      "delete",
      200,
      "{\"succeeded\":true,\"traceId\":\"%s\"}",
      (client, text) -> client.contacts().deleteContact("c1").getTraceId()),
  GET(
      "get",
      200,
      "{\"contact\":{\"id\":\"%s\"}}",
      (client, text) -> client.contacts().getContact("c1").getContact().getId()),
  SEARCH(
      "search",
      200,
      "{\"contacts\":[{\"id\":\"%s\"}],\"total\":1}",
      (client, text) ->
          client
              .searchApi()
              .searchContacts(
                  SearchContactsRequest.builder()
                      .locationId("L1")
                      .pageLimit(20)
                      .query(text)
                      .build())
              .getContacts()
              .get(0)
              .getId());

  /** The mark of the response to the request. */
  static final String GENUINE = "genuine";

  private final String title;
  private final int status;
  private final String body;
  private final BiFunction<ContactsClient, String, String> call;

  FaultedOperation(
      String title, int status, String body, BiFunction<ContactsClient, String, String> call) {
    this.title = title;
    this.status = status;
    this.body = body;
    this.call = call;
  }

  String title() {
    return title;
  }

  boolean isSafe() {
    return this != CREATE;
  }

  /** Returns the status line of a success. */
  String statusLine() {
    return "HTTP/1.1 " + status + " Fine";
  }

  String body(String mark) {
    return body.formatted(mark);
  }

  /**
   * Calls the operation and reads the mark.
   *
   * @param text a property of the request, in operations that have a body
   */
  String call(ContactsClient client, String text) {
    return call.apply(client, text);
  }
}
