package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertResult;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands, and whose it is.
 *
 * @param line the number of its line, from 1
 * @param id the contact that it was exported of; null if it names none
 */
record ImportRow(long line, @Nullable String id) {
  /** Other systems have ids, too, which say nothing here. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{20}");

  /** Creates a row; an id that can't be one of the service's does not count. */
  static ImportRow of(long line, String id) {
    String own = id.strip();
    return new ImportRow(line, ID.matcher(own).matches() ? own : null);
  }

  /**
   * Returns what is wrong with the contact that a row was written to.
   *
   * @return the reason, for a report; empty if it is the row's own, or the row names none
   */
  Optional<String> otherContact(UpsertResult<ImportRow> result) {
    return switch (result.status()) {
      case CREATED, WOULD_CREATE ->
          Optional.ofNullable(id).map(own -> "no contact has its e-mail or phone, not even " + own);
      case UPDATED, WOULD_UPDATE ->
          result
              .contactId()
              .filter(found -> id != null && !found.equals(id))
              .map(found -> "its e-mail or phone is not of contact " + id + ", but of " + found);
      case FAILED, UNKNOWN, INVALID -> Optional.empty();
    };
  }
}
