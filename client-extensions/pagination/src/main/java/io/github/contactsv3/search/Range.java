package io.github.contactsv3.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the bounds of a range. */
final class Range {

  private final Map<String, Object> bounds = new LinkedHashMap<>();

  Range gt(Object bound) {
    bounds.put("gt", bound);
    return this;
  }

  Range gte(Object bound) {
    bounds.put("gte", bound);
    return this;
  }

  Range lt(Object bound) {
    bounds.put("lt", bound);
    return this;
  }

  Range lte(Object bound) {
    bounds.put("lte", bound);
    return this;
  }

  Operand operand() {
    return new Operand(Collections.unmodifiableMap(bounds));
  }
}
