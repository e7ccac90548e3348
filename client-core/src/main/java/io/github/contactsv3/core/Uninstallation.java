package io.github.contactsv3.core;

import java.util.Optional;

/**
 * Says where an app was uninstalled, so that its tokens can be dropped. The uninstall event of the
 * artifact {@code contacts-v3-webhooks} is one.
 */
public interface Uninstallation {
  /**
   * Returns the location.
   *
   * @return its id; empty if the app was uninstalled from the whole company
   */
  Optional<String> locationId();

  /**
   * Returns the company, an agency.
   *
   * @return its id; empty if it is not known
   */
  Optional<String> companyId();
}
