package io.github.contactsv3.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the service answers, as large and as varied as its answers are. Thread-safe. */
public final class Bodies {
  private static final String CONTACT =
      """
      {"contact":{"id":"hZ8kQ2mVx4TbN7yRw1Ls","locationId":"ve9EPM428h8vShlRW1KT","name":"ada example",\
      "firstName":"ada","lastName":"example","email":"ada@example.com","emailLowerCase":"ada@example.com",\
      "additionalEmails":[],"phone":"+15550100","companyName":"Example Ltd","address1":"1 Example Street",\
      "city":"Springfield","state":"AL","country":"US","postalCode":"35061","website":"https://example.com",\
      "timezone":"America/New_York","source":"public api","type":"lead","tags":["vip","newsletter"],\
      "assignedTo":"y0BeYjuRIlDwsDcOHOJo","followers":["y0BeYjuRIlDwsDcOHOJo"],"dnd":false,\
      "dndSettings":{"Call":{"status":"active","message":"asked for","code":"101"}},\
      "customFields":[{"id":"6dvNaf7VhkQ9snc5vnjJ","value":"Gold"},{"id":"bCkKGpDsyPP4peuKowkG","value":1200.5},\
      {"id":"yB3sTq8WnE6rLk2VhX9d","value":["red","green"]}],"dateOfBirth":"1990-09-25T00:00:00.000Z",\
      "dateAdded":"2026-03-02T09:15:30.255Z","dateUpdated":"2026-06-11T16:40:02.118Z"},\
      "traceId":"0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77"}""";

  private static final String SUMMARY =
      """
      {"id":"%s","locationId":"ve9EPM428h8vShlRW1KT","contactName":"ada example","firstName":"ada",\
      "lastName":"example","firstNameLowerCase":"ada","lastNameLowerCase":"example","email":"ada@example.com",\
      "additionalEmails":[],"phone":"+15550100","phoneLabel":null,"additionalPhones":[],\
      "address":"1 Example Street","city":"Springfield","state":"AL","postalCode":"35061","country":"US",\
      "companyName":"Example Ltd","businessId":null,"businessName":null,"website":null,"source":"public api",\
      "type":"lead","tags":["vip","newsletter"],"followers":["y0BeYjuRIlDwsDcOHOJo"],\
      "assignedTo":"y0BeYjuRIlDwsDcOHOJo","dnd":false,"dndSettings":{},"validEmail":true,\
      "dateOfBirth":"1990-09-25T00:00:00.000Z","dateAdded":"2026-03-02T09:15:30.255Z",\
      "dateUpdated":"2026-06-11T16:40:02.118Z","customFields":[{"id":"6dvNaf7VhkQ9snc5vnjJ","value":"Gold"},\
      {"id":"bCkKGpDsyPP4peuKowkG","value":1200.5}],"opportunities":[],"searchAfter":[%d,"%1$s"]}""";

  private static final String NOT_FOUND =
      """
      {"statusCode":404,"message":"Contact not found","error":"Not Found",\
      "traceId":"0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77"}""";

  private static final Map<Integer, byte[]> FRONTS = new ConcurrentHashMap<>();

  private Bodies() {}

  /**
   * Returns the answer to getContact.
   *
   * @return JSON; not to be changed
   */
  public static byte[] contact() {
    return utf8(CONTACT);
  }

  /**
   * Returns the answer where there is no such contact.
   *
   * @return JSON; not to be changed
   */
  public static byte[] notFound() {
    return utf8(NOT_FOUND);
  }

  /**
   * Returns the answer to a search.
   *
   * @param page the number of the page, from 0
   * @param size contacts on it
   * @param total contacts on all pages
   * @return JSON
   */
  public static byte[] page(int page, int size, long total) {
    byte[] front = FRONTS.computeIfAbsent(size, Bodies::front);
    byte[] end =
        utf8(
            summary(page)
                + "],\"total\":"
                + total
                + ",\"traceId\":\"0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77\"}");
    return ByteBuffer.allocate(front.length + end.length).put(front).put(end).array();
  }

  /** All contacts of a page but the last, whose cursor says where the walk is. */
  private static byte[] front(int size) {
    StringBuilder json = new StringBuilder("{\"contacts\":[");
    for (int i = 0; i < size - 1; i++) {
      json.append(summary(1_000_000 + i)).append(',');
    }
    return utf8(json.toString());
  }

  private static String summary(int number) {
    return SUMMARY.formatted("hZ8kQ2mVx4Tb" + (10_000_000 + number), number);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
