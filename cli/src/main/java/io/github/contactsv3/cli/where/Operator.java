package io.github.contactsv3.cli.where;

import java.util.Map;

/** The comparisons of a condition. */
enum Operator {
  EQ("="),
  NOT_EQ("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  CONTAINS("contains"),
  NOT_CONTAINS("not contains"),
  IN("in"),
  EXISTS("exists"),
  NOT_EXISTS("not exists");

  static final Map<String, Operator> BY_SYMBOL =
      Map.of("=", EQ, "!=", NOT_EQ, "<", LESS, "<=", AT_MOST, ">", MORE, ">=", AT_LEAST);

  final String text;

  Operator(String text) {
    this.text = text;
  }

  boolean hasValue() {
    return this != EXISTS && this != NOT_EXISTS;
  }
}
