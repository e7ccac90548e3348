package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The mapper of the client. */
public final class Json {
  /** Thread-safe as long as nothing configures it. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // The service has been seen to send raw line breaks inside of texts.
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          // Custom fields hold money: what was read must be what is written.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}
}
