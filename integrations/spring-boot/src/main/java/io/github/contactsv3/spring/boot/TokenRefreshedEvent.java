package io.github.contactsv3.spring.boot;

import io.github.contactsv3.auth.spi.TokenKey;

/**
 * A new token pair is stored and in use. Published in the thread of a call, so listeners should be
 * quick; what they throw is ignored.
 *
 * @param key the key of the pair; no token
 */
public record TokenRefreshedEvent(TokenKey key) {}
