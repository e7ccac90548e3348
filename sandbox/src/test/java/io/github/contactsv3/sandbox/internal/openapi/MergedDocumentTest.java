package io.github.contactsv3.sandbox.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedDocumentTest {

  @Test
  void of_documentsWithTheSameNames_keepsEachItsOwn() throws IOException {
    JsonNode first =
        json(
            "{'servers':[{'url':'https://one'}],'tags':[{'name':'A'}],'paths':{'/a':{'servers':[],"
                + "'get':{'servers':[],'x':{'$ref':'#/components/schemas/Error'}}}},'components':"
                + "{'schemas':{'Error':{'type':'object'},'Same':{'type':'string'},"
                + "'List':{'items':{'$ref':'#/components/schemas/Error'}}}}}");
    JsonNode second =
        json(
            "{'tags':[{'name':'B'}],'paths':{'/b':{'get':{'x':{'$ref':'#/components/schemas/List'}}}},"
                + "'components':{'schemas':{'Error':{'type':'string'},'Same':{'type':'string'},"
                + "'List':{'items':{'$ref':'#/components/schemas/Error'}},'Own':{}},"
                + "'parameters':{'p':{}}}}");

    JsonNode merged = MergedDocument.of(List.of(first, second));

    assertThat(merged)
        .isEqualTo(
            json(
                "{'servers':[{'url':'/'}],'tags':[{'name':'A'},{'name':'B'}],'paths':{"
                    + "'/a':{'get':{'x':{'$ref':'#/components/schemas/Error'}}},"
                    + "'/b':{'get':{'x':{'$ref':'#/components/schemas/List2'}}}},"
                    + "'components':{'schemas':{'Error':{'type':'object'},'Same':{'type':'string'},"
                    + "'List':{'items':{'$ref':'#/components/schemas/Error'}},"
                    + "'Error2':{'type':'string'},'Own':{},"
                    + "'List2':{'items':{'$ref':'#/components/schemas/Error2'}}},"
                    + "'parameters':{'p':{}}}}"));
  }

  private static JsonNode json(String text) throws IOException {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }
}
