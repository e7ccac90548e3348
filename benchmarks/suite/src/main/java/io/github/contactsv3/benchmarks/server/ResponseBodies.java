package io.github.contactsv3.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Bodies of responses, as large and as varied as the service's. Thread-safe. */
public final class ResponseBodies {
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
      {"id":"{id}","locationId":"ve9EPM428h8vShlRW1KT","contactName":"{first} {last}","firstName":"{first}",\
      "lastName":"{last}","firstNameLowerCase":"{first}","lastNameLowerCase":"{last}",\
      "email":"{first}.{last}@example.com","additionalEmails":[],"phone":"+1555{phone}","phoneLabel":null,\
      "additionalPhones":[],"address":"{house} Example Street","city":"{city}","state":"AL","postalCode":"{zip}",\
      "country":"US","companyName":"{last} Ltd","businessId":null,"businessName":null,"website":null,\
      "source":"public api","type":"lead","tags":["vip","newsletter"],"followers":["y0BeYjuRIlDwsDcOHOJo"],\
      "assignedTo":"y0BeYjuRIlDwsDcOHOJo","dnd":false,"dndSettings":{},"validEmail":true,\
      "dateOfBirth":"1990-09-25T00:00:00.000Z","dateAdded":"2026-03-02T09:15:{millis}Z",\
      "dateUpdated":"2026-06-11T16:40:{millis}Z","customFields":[{"id":"6dvNaf7VhkQ9snc5vnjJ","value":"Gold"},\
      {"id":"bCkKGpDsyPP4peuKowkG","value":{amount}}],"opportunities":[],"searchAfter":[{number},"{id}"]}""";

  private static final String NOT_FOUND =
      """
      {"statusCode":404,"message":"Contact not found","error":"Not Found",\
      "traceId":"0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77"}""";

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String ALPHANUMERIC = DIGITS + LETTERS + LETTERS.toUpperCase(Locale.ROOT);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private static final Map<Integer, byte[]> FRONTS = new ConcurrentHashMap<>();

  private ResponseBodies() {}

  /**
   * Returns the response to getContact.
   *
   * @return JSON; not to be changed
   */
  public static byte[] contact() {
    return utf8(CONTACT);
  }

  /**
   * Returns the response for a contact that does not exist.
   *
   * @return JSON; not to be changed
   */
  public static byte[] notFound() {
    return utf8(NOT_FOUND);
  }

  /**
   * Returns the response to a search.
   *
   * @param page the number of the page, from 0
   * @param size contacts on it
   * @param total contacts on all pages
   * @return JSON
   */
  public static byte[] page(int page, int size, long total) {
    byte[] front = FRONTS.computeIfAbsent(size, ResponseBodies::front);
    byte[] end =
        utf8(
            summary(page)
                + "],\"total\":"
                + total
                + ",\"traceId\":\"0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77\"}");
    return ByteBuffer.allocate(front.length + end.length).put(front).put(end).array();
  }

  /** All contacts of a page but the last, whose cursor holds the position. */
  private static byte[] front(int size) {
    StringBuilder json = new StringBuilder("{\"contacts\":[");
    for (int i = 0; i < size - 1; i++) {
      json.append(summary(1_000_000 + i)).append(',');
    }
    return utf8(json.toString());
  }

  /** The same contact for the same number. What differs between contacts is random here, too. */
  private static String summary(int number) {
    Random random = new Random(number);
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("id", text(random, 20, ALPHANUMERIC)),
            Map.entry("first", text(random, 6, LETTERS)),
            Map.entry("last", text(random, 8, LETTERS)),
            Map.entry("city", text(random, 9, LETTERS)),
            Map.entry("phone", text(random, 7, DIGITS)),
            Map.entry("zip", text(random, 5, DIGITS)),
            Map.entry("house", "1" + text(random, 2, DIGITS)),
            Map.entry("millis", "30." + text(random, 3, DIGITS)),
            Map.entry("amount", "1" + text(random, 3, DIGITS) + ".5"),
            Map.entry("number", String.valueOf(number)));
    return PLACEHOLDER
        .matcher(SUMMARY)
        .replaceAll(found -> Objects.requireNonNull(values.get(found.group(1))));
  }

  private static String text(Random random, int length, String characters) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  /** Compresses a body with the JDK's default level. */
  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
