package io.github.contactsv3.generated;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Mappers of Jackson 3, as applications have them. */
final class Jackson3 {
  /** As it comes. */
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** With settings that would change what is written, if models let them. */
  private static final JsonMapper OTHERWISE =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all ->
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .enable(
              SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  static final List<JsonMapper> MAPPERS = List.of(JSON, OTHERWISE);

  private Jackson3() {}
}
