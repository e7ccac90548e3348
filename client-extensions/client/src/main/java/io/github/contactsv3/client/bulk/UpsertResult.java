package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Optional;

/**
 * What became of one contact of a {@link BulkUpsert}. Immutable; its text shows nothing personal.
 *
 * @param index its place in the stream, from 0
 * @param request what was to be sent
 * @param status what became of it
 * @param contactId the id of the contact, if it is known
 * @param error what failed, if something did; empty also where the response only lacks whether the
 *     contact is new
 */
public record UpsertResult(
    long index,
    UpsertContactRequest request,
    Status status,
    Optional<String> contactId,
    Optional<ContactsApiException> error) {

  /** What became of a contact. */
  public enum Status {
    /** It was created. */
    CREATED,
    /** There was such a contact, which was updated. */
    UPDATED,
    /** The service has refused it. */
    FAILED,
    /**
     * It may have been created or updated: the request was sent, but the response does not tell
     * which, or none arrived.
     */
    UNKNOWN,
    /** A dry run found no such contact. */
    WOULD_CREATE,
    /** A dry run found such a contact. */
    WOULD_UPDATE
  }

  @Override
  public String toString() {
    return "UpsertResult{index=" + index + ", status=" + status + "}";
  }
}
