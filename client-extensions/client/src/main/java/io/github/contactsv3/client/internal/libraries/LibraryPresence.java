package io.github.contactsv3.client.internal.libraries;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import java.util.List;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Which libraries are missing. */
final class LibraryPresence {
  private LibraryPresence() {}

  /** Says which of these libraries is missing, and what to add; null if none is. */
  static @Nullable String missing(List<Library> libraries) {
    for (Library library : libraries) {
      if (!isPresent(library)) {
        return "contacts-v3 needs %s %s or newer, which is missing: add %s"
            .formatted(library.title(), library.minimum(), library.coordinates());
      }
    }
    return null;
  }

  /** By loading a class: its file cannot be looked up in a native image. */
  static boolean isPresent(Library library) {
    try {
      return !type(library).getName().isEmpty();
    } catch (NoClassDefFoundError e) {
      return false;
    }
  }

  private static Class<?> type(Library library) {
    return switch (library) {
      case FEIGN -> Feign.class;
      case JACKSON_DATABIND -> ObjectMapper.class;
      case JACKSON_CORE -> JsonParser.class;
      case JACKSON_ANNOTATIONS -> JsonProperty.class;
      case HTTPCLIENT -> HttpClient.class;
      case HTTPCORE -> HttpRequest.class;
      // Only Apache's client itself uses its classes: in its settings of TLS, for HTTP/1.1 as well.
      case HTTPCORE_H2 -> TlsConfig.DEFAULT.getClass();
      case SLF4J -> Logger.class;
    };
  }
}
