package io.github.contactsv3.cli.where;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads search conditions, such as {@code tags = vip and (city = Oslo or phone not exists)}. {@code
 * and} binds stronger than {@code or}; brackets group.
 */
public final class Where {
  /** Letters that a name may lack, or have too many, to be taken for another. */
  private static final int LONGEST_SLIP = 5;

  private static final int DEEPEST = 50;

  private final String text;
  private final List<Token> tokens;
  private final Function<String, Optional<FieldDefinition>> customFields;
  private int at;
  private int depth;

  private Where(String text, Function<String, Optional<FieldDefinition>> customFields) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    this.customFields = customFields;
  }

  /**
   * Reads a condition.
   *
   * @param text the condition
   * @param customFields finds a custom field by id, key or name; asked only for names that begin
   *     with {@code custom.}
   * @return the condition
   * @throws WhereException with the place of the first mistake
   */
  public static Condition parse(
      String text, Function<String, Optional<FieldDefinition>> customFields) {
    Where where = new Where(text, customFields);
    Condition condition = where.alternatives();
    if (where.peek().kind() != Token.Kind.END) {
      throw where.expected("and, or, or the end");
    }
    return condition;
  }

  private Condition alternatives() {
    List<Condition> conditions = new ArrayList<>(List.of(all()));
    while (peek().isWord("or")) {
      at++;
      conditions.add(all());
    }
    return conditions.size() == 1 ? conditions.get(0) : Condition.anyOf(conditions);
  }

  private Condition all() {
    List<Condition> conditions = new ArrayList<>(List.of(member()));
    while (peek().isWord("and")) {
      at++;
      conditions.add(member());
    }
    return conditions.size() == 1 ? conditions.get(0) : Condition.allOf(conditions);
  }

  private Condition member() {
    if (peek().kind() != Token.Kind.OPEN) {
      return comparison();
    }
    Token open = next();
    if (++depth > DEEPEST) {
      throw new WhereException("brackets are nested too deep", text, open);
    }
    Condition inner = alternatives();
    if (peek().kind() != Token.Kind.CLOSE) {
      throw expected("and, or, or a closing bracket");
    }
    at++;
    depth--;
    return inner;
  }

  private Condition comparison() {
    if (!peek().isValue()) {
      throw expected("the name of a field");
    }
    Token name = next();
    Field field = field(name);
    Token first = peek();
    Operator operator = operator(field);
    Token last = tokens.get(at - 1);
    List<Token> values = operator.hasValue() ? values(operator) : List.of();
    Condition condition;
    try {
      condition = Comparison.of(field, operator, values.stream().map(Token::text).toList());
    } catch (IllegalArgumentException e) {
      throw new WhereException(
          e.getMessage() == null
              ? "the value does not fit"
              : e.getMessage().replaceFirst("^[\\w.]+: ", name.text() + ": "),
          text,
          values.get(0).from(),
          values.get(values.size() - 1).to());
    }
    if (condition == null) {
      throw new WhereException(
          name.text() + " has no \"" + operator.text + "\", but " + operators(field),
          text,
          first.from(),
          last.to());
    }
    return condition;
  }

  private static String operators(Field field) {
    return String.join(", ", Comparison.operators(field));
  }

  private Field field(Token name) {
    if (name.text().toLowerCase(Locale.ROOT).startsWith(SearchableFields.CUSTOM)) {
      String custom = name.text().substring(SearchableFields.CUSTOM.length());
      FieldDefinition definition =
          customFields
              .apply(custom)
              .orElseThrow(
                  () ->
                      new WhereException(
                          "the location has no custom field \""
                              + custom
                              + "\": contacts fields lists them",
                          text,
                          name));
      return SearchableFields.custom(definition)
          .orElseThrow(
              () ->
                  new WhereException(
                      "the service can't search fields of the type "
                          + SearchableFields.type(definition),
                      text,
                      name));
    }
    return SearchableFields.find(name.text())
        .orElseThrow(
            () ->
                new WhereException(
                    "there is no field \"" + name.text() + "\"" + similar(name.text()),
                    text,
                    name));
  }

  private static String similar(String name) {
    String start = name.substring(0, Math.min(2, name.length())).toLowerCase(Locale.ROOT);
    List<String> names =
        SearchableFields.names().stream()
            .filter(known -> known.toLowerCase(Locale.ROOT).startsWith(start))
            .filter(known -> Math.abs(known.length() - name.length()) <= LONGEST_SLIP)
            .toList();
    return ": "
        + (names.isEmpty()
            ? "contacts search --help lists them; custom fields are custom.KEY"
            : "do you mean " + String.join(" or ", names) + "?");
  }

  private Operator operator(Field field) {
    int start = at;
    Token token = next();
    if (token.kind() == Token.Kind.OPERATOR) {
      Operator operator = Operator.BY_SYMBOL.get(token.text());
      if (operator != null) {
        return operator;
      }
    }
    if (token.isWord("in")) {
      return Operator.IN;
    }
    boolean not = token.isWord("not");
    Token word = not ? next() : token;
    if (not && word.isWord("in")) {
      throw new WhereException(
          "there is no \"not in\": join conditions with != by and", text, word);
    }
    if (word.isWord("contains")) {
      return not ? Operator.NOT_CONTAINS : Operator.CONTAINS;
    }
    if (word.isWord("exists")) {
      return not ? Operator.NOT_EXISTS : Operator.EXISTS;
    }
    at = not ? start + 1 : start;
    throw expected(operators(field));
  }

  private List<Token> values(Operator operator) {
    if (operator != Operator.IN) {
      return List.of(value());
    }
    if (peek().kind() != Token.Kind.OPEN) {
      throw expected("values in brackets, such as (vip, lead)");
    }
    List<Token> values = new ArrayList<>();
    do {
      at++;
      values.add(value());
    } while (peek().kind() == Token.Kind.COMMA);
    if (peek().kind() != Token.Kind.CLOSE) {
      throw expected("a comma or a closing bracket");
    }
    at++;
    return values;
  }

  private Token value() {
    if (!peek().isValue()) {
      throw expected("a value");
    }
    Token value = next();
    if (value.text().isBlank()) {
      throw new WhereException(
          "the value is empty: \"not exists\" finds contacts without one", text, value);
    }
    return value;
  }

  private Token peek() {
    return tokens.get(at);
  }

  /** The end is never passed. */
  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  private WhereException expected(String what) {
    return new WhereException("expected " + what + ", not " + peek().described(), text, peek());
  }
}
