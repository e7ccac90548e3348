package io.github.contactsv3.change.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.change.ApiDocument;
import io.github.contactsv3.change.Level;
import java.util.function.Consumer;

/**
 * A change of the Contacts document, and what has to be said of it.
 *
 * @param name what is changed
 * @param wire what it means on the wire
 * @param java what it means in Java
 * @param contracts whether the contracts of before notice
 * @param sandbox whether the sandbox's answers of before do not fit any more
 * @param pointer the object that is changed
 * @param change changes it
 */
public record Mutation(
    String name,
    Level wire,
    Level java,
    boolean contracts,
    boolean sandbox,
    String pointer,
    Consumer<ObjectNode> change) {

  /** Returns a changed copy of a document. */
  public ApiDocument of(ApiDocument document) {
    ObjectNode copy = document.root().deepCopy();
    JsonNode place = copy.at(pointer);
    if (!place.isObject()) {
      throw new IllegalStateException(name + ": there is no object at " + pointer);
    }
    change.accept((ObjectNode) place);
    return new ApiDocument(document.name() + ", " + name, copy);
  }

  @Override
  public String toString() {
    return name;
  }
}
