package io.github.contactsv3.sandbox.internal.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Model;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Custom fields from a file, and the ids of those without. */
class CustomFieldFileTest {

  private static final Set<Type> WITH_OPTIONS =
      Set.of(
          Type.SINGLE_OPTIONS, Type.RADIO, Type.CHECKBOX, Type.MULTIPLE_OPTIONS, Type.TEXTBOX_LIST);

  @TempDir Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("f.json"), json.replace('\'', '"'));
  }

  @Test
  void read_listOfTheService_keepsWhatItDoesNotKnow() throws IOException {
    List<CustomFieldDefinition> fields =
        CustomFieldFile.read(
            file(
                "{'customFields':[{'id':'a','name':'Tier','fieldKey':'contact.tier',"
                    + "'dataType':'RADIO','picklistOptions':['Free','Paid'],'position':150,"
                    + "'parentId':'folder','locationId':'other','model':'contact'},"
                    + "{'name':'Deal size','dataType':'MONETORY','model':'opportunity'},"
                    + "{'fieldKey':'contact.homes','dataType':'TEXTBOX_LIST',"
                    + "'textBoxListOptions':[{'label':'First','prefillValue':''}]}],"
                    + "'traceId':'t'}"));

    assertThat(fields)
        .extracting(
            CustomFieldDefinition::fieldKey,
            CustomFieldDefinition::name,
            CustomFieldDefinition::model,
            CustomFieldDefinition::options)
        .containsExactly(
            tuple("contact.tier", "Tier", Model.CONTACT, List.of("Free", "Paid")),
            tuple("opportunity.deal_size", "Deal size", Model.OPPORTUNITY, List.of()),
            tuple("contact.homes", "Homes", Model.CONTACT, List.of("First")));
    assertThat(fields.get(0).properties()).isEqualTo(Map.of("position", 150, "parentId", "folder"));
    assertThat(CustomFieldJson.write(fields.get(0), "here", 0).toString())
        .contains("\"position\":150", "\"parentId\":\"folder\"", "\"locationId\":\"here\"");
  }

  @ParameterizedTest
  @EnumSource(Type.class)
  void read_whatWasWritten_isTheSame(Type type) throws IOException {
    CustomFieldDefinition field =
        WITH_OPTIONS.contains(type)
            ? CustomFieldDefinition.of("k", type, "A", "B")
            : CustomFieldDefinition.of("k", type);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    array.add(CustomFieldJson.write(field, "l", 0));

    assertThat(CustomFieldFile.read(file(array.toString())))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("properties")
        .isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'customFields':[  | line 1: not JSON
          [] x               | line 1: not JSON
          {'fields':[]}      | is neither an array of custom fields nor an object with customFields
          7                  | is neither an array of custom fields nor an object with customFields
          [7]                | [0]: is not an object
          [{'name':'x','dataType':'TEXT'},{'name':'y'}] | [1]: dataType is missing
          [{'name':'x','dataType':'TEXT'},{'name':'X','dataType':'TEXT','id':'i'}] | [1].fieldKey: contact.x is also that of [0]
          [{'name':'x','dataType':'TEXT','id':'i'},{'name':'y','dataType':'TEXT','id':'i'}] | [1].id: i is also that of [0]
          """)
  void read_badFile_namesThePlace(String json, String problem) throws IOException {
    Path file = file(json);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomFieldFile.read(file))
        .withMessage("custom fields in " + file + ": " + problem);
  }

  @Test
  void read_noFile_saysSo() {
    Path none = folder.resolve("none.json");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomFieldFile.read(none))
        .withMessage("custom fields in " + none + ": no such file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomFieldFile.read(folder))
        .withMessage("custom fields in " + folder + ": cannot be read");
  }

  @Test
  void id_ofAKey_isTheSameInEveryRunAndWithEitherSpelling() {
    assertThat(CustomFieldDefinition.of("tier", Type.TEXT).id())
        .isEqualTo(CustomFieldDefinition.of("contact.tier", Type.TEXT).id())
        .matches("[A-Za-z0-9]{20}")
        .isNotEqualTo(CustomFieldDefinition.of("tiers", Type.TEXT).id());
  }

  @Test
  void definition_blankOrContradictory_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomFieldDefinition.of("contact.", Type.TEXT))
        .withMessage("key of a custom field is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomFieldDefinition.of("k", Type.RADIO, "a", " "))
        .withMessage("option of a custom field is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CustomFieldDefinition(
                    "i", "k", Type.TEXT, "n", Model.CONTACT, List.of(), Map.of("id", "j")))
        .withMessage("id of a custom field is no further property of it");
  }
}
