package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map whose changes are recorded in the journal, under a name of its own.
 *
 * @param <V> type of the values
 */
final class KeptMap<V> {

  private final String kind;
  private final Map<String, V> values;
  private final Function<V, JsonNode> json;
  private final TokenLog journal;

  /**
   * Creates an empty map.
   *
   * @param kind name in the journal
   * @param values holds the values; decides on the safety with threads
   * @param json writes a value
   */
  KeptMap(String kind, Map<String, V> values, Function<V, JsonNode> json, TokenLog journal) {
    this.kind = kind;
    this.values = values;
    this.json = json;
    this.journal = journal;
  }

  @Nullable V get(String key) {
    return values.get(key);
  }

  boolean containsKey(String key) {
    return values.containsKey(key);
  }

  Set<Map.Entry<String, V>> entries() {
    return values.entrySet();
  }

  void put(String key, V value) {
    journal.token(kind, key, json.apply(value));
    values.put(key, value);
  }

  @Nullable V remove(String key) {
    if (values.containsKey(key)) {
      journal.token(kind, key, null);
    }
    return values.remove(key);
  }

  void removeIf(Predicate<V> condition) {
    List<String> keys =
        values.entrySet().stream()
            .filter(entry -> condition.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    keys.forEach(this::remove);
  }

  void clear() {
    journal.clearTokens(kind);
    values.clear();
  }

  /** Takes a value that has been recorded. */
  void load(String key, @Nullable V value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  void forEach(TokenRegistry.Kept action) {
    values.forEach((key, value) -> action.accept(kind, key, json.apply(value)));
  }

  String kind() {
    return kind;
  }
}
