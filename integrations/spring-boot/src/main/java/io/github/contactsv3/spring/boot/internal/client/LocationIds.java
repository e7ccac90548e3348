package io.github.contactsv3.spring.boot.internal.client;

import java.util.regex.Pattern;

/** Refuses what is no id of a location, such as the address of its page. */
final class LocationIds {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private LocationIds() {}

  static String check(String locationId) {
    if (!ID.matcher(locationId).matches()) {
      throw new IllegalArgumentException(
          "must be the id of a location, letters and digits such as ve9EPM428h8vShlRW1KT, not '"
              + locationId
              + "'");
    }
    return locationId;
  }
}
