package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import redis.clients.jedis.UnifiedJedis;

/** Finds the database or Redis that a property asks for, or says what is missing. */
record Sources(ListableBeanFactory beans, ContactsProperties properties) {

  DataSource dataSource(String property) {
    requireArtifact(property, "io.github.contactsv3.jdbc.JdbcTokenStore", "contacts-v3-jdbc");
    return unique(property, DataSource.class, "Set spring.datasource.url, or define such a bean.");
  }

  UnifiedJedis redis(String property) {
    requireArtifact(property, "io.github.contactsv3.redis.RedisTokenStore", "contacts-v3-redis");
    return unique(property, UnifiedJedis.class, "Set contacts.redis.url, or define such a bean.");
  }

  private static void requireArtifact(String property, String type, String artifact) {
    if (!ClassUtils.isPresent(type, Sources.class.getClassLoader())) {
      throw ContactsConfigurationException.ofProperty(
          property,
          "needs " + artifact + ", which is not on the class path",
          "Add the dependency io.github.contactsv3:" + artifact + ".");
    }
  }

  private <T> T unique(String property, Class<T> type, String action) {
    String[] names = beans.getBeanNamesForType(type);
    if (names.length == 0) {
      throw ContactsConfigurationException.ofProperty(
          property, "needs a bean of type " + type.getSimpleName() + ", and there is none", action);
    }
    @Nullable T found = beans.getBeanProvider(type).getIfUnique();
    if (found == null) {
      throw ContactsConfigurationException.ofProperty(
          property,
          "there are several beans of type "
              + type.getSimpleName()
              + ": "
              + String.join(", ", Arrays.asList(names)),
          "Mark one of them @Primary.");
    }
    return found;
  }
}
