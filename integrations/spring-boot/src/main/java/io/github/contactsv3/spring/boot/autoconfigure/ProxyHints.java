package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.client.Stoppable;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Native images need to know of proxies; the client's own metadata is in its jars. */
final class ProxyHints implements RuntimeHintsRegistrar {
  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    Stoppable.types().forEach(type -> hints.proxies().registerJdkProxy(type));
    hints.resources().registerPattern("contacts-v3/jdbc/*.sql");
  }
}
