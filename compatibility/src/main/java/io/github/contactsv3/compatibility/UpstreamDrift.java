package io.github.contactsv3.compatibility;

import io.github.contactsv3.compatibility.Deviations.Deviation;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares our document with the vendor's published one, and reports what no declared deviation
 * covers, and declared deviations that no longer cover anything.
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
   * @param arguments folder of our documents, a file or address of the vendor's, and one of the
   *     vendor's document that was reviewed last, which may be left out
   */
  public static void main(@Nullable String[] arguments) {
    String upstream = arguments[1];
    if (upstream == null || upstream.isEmpty()) {
      throw new ChangeException("name the vendor's document with -Dupstream=FILE_OR_URL");
    }
    new UpstreamDrift(Path.of(String.valueOf(arguments[0])), System.out)
        .run(upstream, Objects.requireNonNullElse(arguments[2], ""));
  }

  void run(String upstream, String reviewed) {
    ApiDocument theirs = read(upstream);
    ApiDocument ours = ours(theirs);
    String name = documents.relativize(Path.of(ours.name())).toString();
    List<String> differences = differences(WireFacts.of(ours), WireFacts.of(theirs));
    List<Deviation> deviations = Deviations.read(documents.resolve("deviations.yaml"), name);
    List<String> undeclared =
        differences.stream()
            .filter(difference -> deviations.stream().noneMatch(one -> one.covers(difference)))
            .toList();
    List<Deviation> unnecessary =
        deviations.stream()
            .filter(deviation -> differences.stream().noneMatch(deviation::covers))
            .toList();
    List<String> changes =
        reviewed.isEmpty() ? List.of() : VendorChanges.of(read(reviewed), theirs);
    changes.forEach(change -> out.println("changed: " + change));
    once(undeclared).forEach(difference -> out.println("new: " + difference));
    unnecessary.forEach(
        one ->
            out.println(
                "unnecessary: " + one.name() + " no longer covers anything: " + one.pattern()));
    int drift = changes.size() + undeclared.size() + unnecessary.size();
    out.printf(
        "upstream drift of %s: %d, %d differences are declared%n",
        name, drift, differences.size() - undeclared.size());
    if (drift > 0) {
      throw new ChangeException(
          drift
              + " differences of the vendor's document are not reviewed, not declared, or no more");
    }
  }

  private static ApiDocument read(String place) {
    return place.matches("https?://.*") ? fetch(place) : ApiDocument.read(Path.of(place));
  }

  /** A schema shows wherever it is used: the same difference of the same property is told once. */
  private static List<String> once(List<String> differences) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    differences.forEach(
        difference ->
            groups
                .computeIfAbsent(
                    difference.replaceFirst(": \\S+ \\S+ \\S+ (\\S*)(\\.[^.\\s]+ \\()", ": $2"),
                    key -> new ArrayList<>())
                .add(difference));
    return groups.values().stream()
        .map(same -> same.get(0) + (same.size() == 1 ? "" : ", %d times".formatted(same.size())))
        .toList();
  }

  /** Ours with the same operations: titles differ. */
  private ApiDocument ours(ApiDocument theirs) {
    return Stream.of("contacts-v3.yaml", "oauth-v3.yaml", "custom-fields.yaml")
        .map(name -> ApiDocument.read(documents.resolve(name)))
        .filter(
            ours -> ours.operations().keySet().stream().anyMatch(theirs.operations()::containsKey))
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

  /** Returns whether the parent of a fact is among the facts. */
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
        throw new ChangeException(url + ": responded to with " + response.statusCode());
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
