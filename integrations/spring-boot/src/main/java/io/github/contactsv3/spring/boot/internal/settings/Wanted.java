package io.github.contactsv3.spring.boot.internal.settings;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Which clients the properties ask for, before there are any beans. */
public final class Wanted {
  private Wanted() {}

  /**
   * Returns the names of the clients below {@code contacts.clients}.
   *
   * @param environment the environment
   * @return the names, sorted
   */
  public static SortedSet<String> names(Environment environment) {
    return new TreeSet<>(
        Binder.get(environment)
            .bind("contacts.clients", Bindable.mapOf(String.class, Object.class))
            .map(Map::keySet)
            .orElse(Set.of()));
  }

  /**
   * Returns whether there is a client of the properties directly below {@code contacts}: not if
   * they are only what named clients or locations at run time share.
   *
   * @param environment the environment
   * @return true if so
   */
  public static boolean isDefaultClient(Environment environment) {
    boolean location = isSet(environment, "contacts.location-id");
    boolean agency = isSet(environment, "contacts.credentials.company-id");
    boolean app = isSet(environment, "contacts.credentials.client-id");
    boolean token = isSet(environment, "contacts.credentials.token");
    if (location || agency || token) {
      return true;
    }
    return !app && names(environment).isEmpty();
  }

  /**
   * Returns whether a property has a text that is not blank. Placeholders that nothing resolves
   * count as text.
   *
   * @param environment the environment
   * @param property its full name
   * @return true if so
   */
  public static boolean isSet(Environment environment, String property) {
    return !Binder.get(environment).bind(property, String.class).orElse("").isBlank();
  }
}
