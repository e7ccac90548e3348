package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The certificates.
 *
 * @param bundle name of an SSL bundle, by default the trust store of the JVM
 */
public record SslSettings(@Nullable String bundle) {}
