package io.github.contactsv3.codegen;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A node of a document, and where it stands. Immutable. */
record Place(SpecDocument document, JsonPointer pointer, JsonNode node) {
  private static final int MAX_HOPS = 20;

  static Place root(SpecDocument document) {
    return new Place(document, JsonPointer.empty(), document.root());
  }

  /** A member of an object; a missing node if there is none. */
  Place at(String name) {
    return new Place(document, pointer.appendProperty(name), node.path(name));
  }

  /** The elements of a list; none if it is no list. */
  List<Place> elements() {
    List<Place> elements = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      elements.add(new Place(document, pointer.appendIndex(i), node.get(i)));
    }
    return elements;
  }

  /** The members of an object; none if it is no object. */
  List<Place> members() {
    List<Place> members = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> members.add(at(name)));
    return members;
  }

  /** The last name of the pointer. */
  String name() {
    return pointer.last().getMatchingProperty();
  }

  boolean exists() {
    return !node.isMissingNode();
  }

  boolean isReference() {
    return node.path("$ref").isTextual();
  }

  /** Follows all references; a missing node if they lead nowhere. */
  Place target() {
    Place place = this;
    for (int hops = 0; place.isReference(); hops++) {
      String reference = place.node.path("$ref").textValue();
      if (!reference.startsWith("#/") || hops == MAX_HOPS) {
        return place.at("$ref").at("nowhere");
      }
      JsonPointer found =
          JsonPointer.compile(
              URLDecoder.decode(
                  reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8));
      place = new Place(document, found, document.root().at(found));
    }
    return place;
  }

  String text(String member) {
    return node.path(member).asText();
  }

  /** Calls with each member of a list of names that is there. */
  void each(List<String> names, BiConsumer<String, Place> consumer) {
    names.stream().filter(node::has).forEach(name -> consumer.accept(name, at(name)));
  }
}
