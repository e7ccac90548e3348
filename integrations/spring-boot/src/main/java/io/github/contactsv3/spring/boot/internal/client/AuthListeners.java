package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.spring.boot.TokenRefreshFailedEvent;
import io.github.contactsv3.spring.boot.TokenRefreshedEvent;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Several listeners, none of which keeps the others from hearing. */
final class AuthListeners implements AuthListener {
  private static final Log LOG = LogFactory.getLog(AuthListeners.class);

  private final List<AuthListener> listeners;
  private final ApplicationEventPublisher events;

  AuthListeners(List<AuthListener> listeners, ApplicationEventPublisher events) {
    this.listeners = List.copyOf(listeners);
    this.events = events;
  }

  @Override
  public void refreshed(TokenKey key) {
    listeners.forEach(one -> call(one, listener -> listener.refreshed(key)));
    call(events, publisher -> publisher.publishEvent(new TokenRefreshedEvent(key)));
  }

  @Override
  public void refreshFailed(TokenKey key, RuntimeException error) {
    listeners.forEach(one -> call(one, listener -> listener.refreshFailed(key, error)));
    call(events, publisher -> publisher.publishEvent(new TokenRefreshFailedEvent(key, error)));
  }

  private static <T> void call(T listener, Consumer<T> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      // Without its text, which may quote anything.
      LOG.warn("a listener of token events threw " + e.getClass().getName());
    }
  }
}
