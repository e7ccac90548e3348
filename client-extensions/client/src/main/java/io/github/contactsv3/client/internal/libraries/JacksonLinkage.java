package io.github.contactsv3.client.internal.libraries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.model.ContactResponse;

/** Tries whether Jackson's jars work together, with what the client does with them. */
final class JacksonLinkage {
  private JacksonLinkage() {}

  static boolean works() {
    try {
      ObjectMapper mapper = new ObjectMapper();
      String json =
          "{\"contact\":{\"id\":\"1\",\"tags\":[\"a\"],\"customFields\":[{\"value\":0.5}]}}";
      ContactResponse read = mapper.treeToValue(mapper.readTree(json), ContactResponse.class);
      ContactResponse buffered = mapper.convertValue(read, ContactResponse.class);
      return mapper.writeValueAsBytes(buffered).length > 0;
    } catch (LinkageError e) {
      return false;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("the client's own JSON can always be read", e);
    }
  }
}
