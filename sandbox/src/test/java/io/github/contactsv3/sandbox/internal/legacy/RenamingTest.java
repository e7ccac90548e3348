package io.github.contactsv3.sandbox.internal.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> NAMES = Map.of("a", "x", "b", "y");

  private static String renamed(Renaming renaming, String json) throws IOException {
    var tree = JSON.readTree(json.replace('\'', '"'));
    renaming.apply(tree);
    return tree.toString().replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | {'a':1,'c':2,'b':3} | {'x':1,'c':2,'y':3}",
        "'' | {'a':1,'x':2} | {'x':2}",
        "'' | {'c':1} | {'c':1}",
        "'' | [{'a':1}] | [{'a':1}]",
        "'' | null | null",
        "in/of | {'in':{'of':{'a':1},'a':1}} | {'in':{'of':{'x':1},'a':1}}",
        "in/* | {'in':[{'a':1},7,{'b':2}]} | {'in':[{'x':1},7,{'y':2}]}",
        "in/* | {'in':{'k':{'a':1}}} | {'in':{'k':{'a':1}}}",
        "in/*/of | {'in':[{'of':{'a':1}},{}]} | {'in':[{'of':{'x':1}},{}]}",
        "in | {'in':'a'} | {'in':'a'}",
      })
  void apply_atAPlace_renamesThereAndKeepsTheOrder(String place, String before, String after)
      throws IOException {
    assertThat(renamed(Renaming.at(place.replace("'", ""), NAMES), before)).isEqualTo(after);
  }

  @Test
  void reversed_takesItBack() throws IOException {
    assertThat(renamed(Renaming.at("", NAMES).reversed(), "{'x':1}")).isEqualTo("{'a':1}");
  }

  @Test
  void inText_changesWordsOnly() {
    assertThat(Renaming.at("", NAMES).inText("Missing: a, ab")).isEqualTo("Missing: x, ab");
  }
}
