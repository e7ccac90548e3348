package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The Redis of the token store and the quota. Its text shows no secret.
 *
 * @param url address such as {@code redis://user:password@host:6379}, if there is no bean of Jedis
 * @param prefix prefix of the keys
 */
public record RedisSettings(@Nullable String url, @Nullable String prefix) {
  @Override
  public String toString() {
    return "RedisSettings[prefix=" + prefix + "]";
  }
}
