package io.github.contactsv3.client;

import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.fields.api.CustomFieldsApi;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The custom-field catalogues of the locations that a client and those derived from it were used
 * for, so that one derived for a single request does not load the definitions again. Keeps those of
 * the {@value #MAX_LOCATIONS} locations used last. Thread-safe.
 */
final class SharedCatalogs {
  static final int MAX_LOCATIONS = 200;

  private final Function<String, CustomFieldsApi> apis;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, CustomFieldCatalog> byLocation = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Creates an empty set.
   *
   * @param apis returns the API of the client that was built, for a location
   * @param clock the clock of the client
   */
  SharedCatalogs(Function<String, CustomFieldsApi> apis, Clock clock) {
    this.apis = apis;
    this.clock = clock;
  }

  CustomFieldCatalog of(String locationId) {
    lock.lock();
    try {
      CustomFieldCatalog catalog =
          byLocation.computeIfAbsent(
              locationId, id -> CustomFieldCatalog.of(apis.apply(id), () -> id, clock));
      if (byLocation.size() > MAX_LOCATIONS) {
        Iterator<CustomFieldCatalog> eldest = byLocation.values().iterator();
        eldest.next();
        eldest.remove();
      }
      return catalog;
    } finally {
      lock.unlock();
    }
  }
}
