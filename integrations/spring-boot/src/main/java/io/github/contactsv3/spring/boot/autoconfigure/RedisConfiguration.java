package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.UnifiedJedis;

/** A client of Redis by its URL, since Spring Boot has none for Jedis itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(UnifiedJedis.class)
final class RedisConfiguration {
  private static final String URL = "contacts.redis.url";

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(URL)
  UnifiedJedis contactsJedis(ContactsProperties properties) {
    // Its password stays out of the messages.
    URI uri;
    try {
      uri = new URI(String.valueOf(properties.redis().url()));
    } catch (URISyntaxException e) {
      throw ContactsConfigurationException.ofValue(URL, "is no URL: " + e.getReason());
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("rediss?")) {
      throw ContactsConfigurationException.ofValue(
          URL, "must be redis://host:port or rediss://host:port");
    }
    return new JedisPooled(uri.getPort() < 0 ? withPort(uri) : uri);
  }

  private static URI withPort(URI uri) {
    String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
    return URI.create(uri.getScheme() + "://" + user + uri.getHost() + ":6379" + uri.getRawPath());
  }
}
