package io.github.contactsv3.change;

import io.github.contactsv3.change.Deviations.Deviation;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares our document with the vendor's published one, and reports what no declared deviation
 * covers, and declared deviations that cover nothing any more.
 */
final class UpstreamDrift {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path documents;
  private final PrintStream out;

  UpstreamDrift(Path documents, PrintStream out) {
    this.documents = documents;
    this.out = out;
  }

  /**
   * Compares.
   *
   * @param arguments folder of our documents, and a file or address of the vendor's
   */
  public static void main(@Nullable String[] arguments) {
    String upstream = arguments[1];
    if (upstream == null || upstream.isEmpty()) {
      throw new ChangeException("name the vendor's document with -Dupstream=FILE_OR_URL");
    }
    new UpstreamDrift(Path.of(String.valueOf(arguments[0])), System.out).run(upstream);
  }

  void run(String upstream) {
    ApiDocument theirs =
        upstream.matches("https?://.*") ? fetch(upstream) : ApiDocument.read(Path.of(upstream));
    String name = name(theirs);
    ApiDocument ours = ApiDocument.read(documents.resolve(name));
    List<String> differences = differences(WireFacts.of(ours), WireFacts.of(theirs));
    List<Deviation> deviations = Deviations.read(documents.resolve("deviations.yaml"), name);
    List<String> drift = new ArrayList<>();
    differences.stream()
        .filter(difference -> deviations.stream().noneMatch(one -> one.covers(difference)))
        .map(difference -> "new: " + difference)
        .forEach(drift::add);
    deviations.stream()
        .filter(deviation -> differences.stream().noneMatch(deviation::covers))
        .map(one -> "unnecessary: " + one.name() + " covers nothing any more: " + one.pattern())
        .forEach(drift::add);
    drift.forEach(out::println);
    out.printf(
        "upstream drift of %s: %d, %d differences are declared%n",
        name,
        drift.size(),
        differences.size() - drift.stream().filter(l -> l.startsWith("new")).count());
    if (!drift.isEmpty()) {
      throw new ChangeException(
          drift.size() + " differences from the vendor's document are not declared, or no more");
    }
  }

  /** Ours with the same operations: titles differ. */
  private String name(ApiDocument theirs) {
    return List.of("contacts-v3.yaml", "oauth-v3.yaml").stream()
        .filter(
            name ->
                ApiDocument.read(documents.resolve(name)).operations().keySet().stream()
                    .anyMatch(theirs.operations()::containsKey))
        .findFirst()
        .orElseThrow(
            () -> new ChangeException(theirs.name() + ": has no operation that ours have"));
  }

  private static List<String> differences(
      SortedMap<String, String> ours, SortedMap<String, String> theirs) {
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String our = ours.get(key);
      String their = theirs.get(key);
      // What lies under something that only one has is no difference of its own.
      if (our == null && isBelow(key, ours)) {
        differences.add("theirs only: " + key + " (" + their + ")");
      } else if (their == null && isBelow(key, theirs)) {
        differences.add("ours only: " + key + " (" + our + ")");
      } else if (our != null && their != null && !our.equals(their)) {
        differences.add("differs: " + key + " (ours " + our + ", theirs " + their + ")");
      }
    }
    return differences;
  }

  /** Whether the parent of a fact is among the facts. */
  private static boolean isBelow(String key, SortedMap<String, String> facts) {
    String[] words = key.split(" ", -1);
    if (words.length == 2) {
      return true;
    }
    if (!facts.containsKey(words[0] + " " + words[1])) {
      return false;
    }
    String kind = words[2];
    if (kind.equals("sent") || kind.matches("\\dXX|\\d+|default")) {
      String place = words[words.length - 1];
      int end = Math.max(place.lastIndexOf('.'), place.lastIndexOf("[]"));
      return words.length == 3
          || (end > 0
              ? facts.containsKey(key.substring(0, key.length() - place.length() + end))
              : kind.equals("sent") || facts.containsKey(words[0] + " " + words[1] + " " + kind));
    }
    return true;
  }

  private static ApiDocument fetch(String url) {
    try {
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ChangeException(url + ": answered with " + response.statusCode());
      }
      return ApiDocument.parse(url, response.body());
    } catch (IOException | IllegalArgumentException e) {
      throw new ChangeException(url + ": can't be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChangeException(url + ": interrupted");
    }
  }
}
