package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.contract.pact.LiveSettings.Writes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A location of the service. Without writes a contact is found instead of created; with them all is
 * created and {@linkplain #cleanUp deleted} again.
 */
final class LiveAccount implements Account {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CONTACTS = "/contacts/";

  /** What a state gives a contact, or has it lack. */
  private static final Set<String> KNOWN =
      Set.of("firstName", "lastName", "email", "phone", "tags", "customFields");

  private final HttpClient http = HttpClient.newHttpClient();
  private final LiveSettings settings;
  private final Substitution substitution = new Substitution();
  private final List<String> created = new ArrayList<>();

  LiveAccount(LiveSettings settings) {
    this.settings = settings;
    substitution.put(PactRun.TOKEN, settings.token());
    substitution.put(ProviderStates.LOCATION, settings.location());
    // What the pact searches for where nothing is to be found.
    substitution.put("example", "a text that no contact holds");
    Writes writes = settings.writes();
    if (writes != null) {
      substitution.put(ProviderStates.USER, writes.user());
    }
  }

  Substitution substitution() {
    return substitution;
  }

  @Override
  public void create(String id, String path, String location, Map<String, @Nullable Object> body) {
    if (!location.equals(ProviderStates.LOCATION)) {
      throw new NotHereException("needs a second location");
    }
    if (settings.writes() != null) {
      JsonNode response = send("POST", path, body);
      String kind = path.equals(CONTACTS) ? "contact" : path.endsWith("tasks") ? "task" : "note";
      String actual = response.path(kind).path("id").asText();
      if (kind.equals("contact")) {
        delete(actual);
      }
      substitution.put(id, actual);
    } else if (id.equals(ProviderStates.CONTACT)) {
      use(find(body), id, body);
    } else {
      throw new NotHereException("needs writes");
    }
  }

  /** Keeps in mind that a contact has to be deleted at the end. */
  void delete(String contactId) {
    created.add(contactId);
  }

  private JsonNode find(Map<String, @Nullable Object> like) {
    JsonNode found =
        send(
            "POST",
            "/contacts/search",
            ProviderStates.object("locationId", ProviderStates.LOCATION, "pageLimit", 100));
    for (JsonNode contact : found.path("contacts")) {
      if (KNOWN.stream().allMatch(name -> like.containsKey(name) == has(contact, name, like))) {
        return contact;
      }
    }
    throw new NotHereException(
        "none of the location's first 100 contacts has just " + like.keySet());
  }

  private static boolean has(JsonNode contact, String name, Map<String, @Nullable Object> like) {
    JsonNode value = contact.path(name);
    return like.get(name) instanceof List<?> list
        ? value.size() == list.size()
        : value.isTextual() ? !value.textValue().isEmpty() : !value.isEmpty();
  }

  private void use(JsonNode contact, String id, Map<String, @Nullable Object> like) {
    substitution.put(id, contact.path("id").textValue());
    like.forEach(
        (name, example) -> {
          if (example instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              substitution.put(String.valueOf(list.get(i)), contact.path(name).path(i).textValue());
            }
          } else if (!name.equals("assignedTo") && !name.equals("locationId")) {
            substitution.put(String.valueOf(example), contact.path(name).textValue());
          }
        });
  }

  @Override
  public void call(String method, String path, Map<String, @Nullable Object> body) {
    if (settings.writes() == null) {
      throw new NotHereException("needs writes");
    }
    send(method, path, body);
  }

  @Override
  public void later() {
    // The service's time passes by itself.
  }

  @Override
  public void revokeToken() {
    substitution.put(PactRun.TOKEN, "pit-00000000-0000-0000-0000-000000000000");
  }

  @Override
  public void tokenOfOther() {
    throw new NotHereException("needs a second location");
  }

  @Override
  public void control(String method, String path, Map<String, @Nullable Object> body) {
    throw new NotHereException("only a sandbox can be told to be so");
  }

  /** Deletes what has been created. */
  void cleanUp() {
    substitution.put(PactRun.TOKEN, settings.token());
    for (String contact : created) {
      assertThat(status("DELETE", CONTACTS + contact, Map.of()))
          .as("deleting the contact %s, which the verification has created", contact)
          .isIn(200, 400, 404);
    }
    created.clear();
  }

  private JsonNode send(String method, String path, Map<String, @Nullable Object> body) {
    HttpResponse<String> response = exchange(method, path, body);
    if (response.statusCode() >= 300) {
      // Not the response itself: it may hold what is personal.
      throw new NotHereException(method + " " + path + " got " + response.statusCode());
    }
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new NotHereException(method + " " + path + " has no JSON response");
    }
  }

  private int status(String method, String path, Map<String, @Nullable Object> body) {
    return exchange(method, path, body).statusCode();
  }

  private HttpResponse<String> exchange(
      String method, String path, Map<String, @Nullable Object> body) {
    JsonNode content = substitution.in(MAPPER.<JsonNode>valueToTree(body));
    substitution
        .example(content)
        .ifPresent(
            example -> {
              throw new NotHereException("needs " + example);
            });
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.baseUrl() + substitution.in(path)))
            .header("Authorization", "Bearer " + settings.token())
            .header("Version", "v3")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(content.toString()))
            .build();
    try {
      settings.pause();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
