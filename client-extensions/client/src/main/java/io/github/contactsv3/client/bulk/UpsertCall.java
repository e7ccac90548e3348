package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Upserts one contact, or previews the result. */
final class UpsertCall {

  private final BulkApis apis;
  private final boolean dryRun;
  private final boolean addTags;

  UpsertCall(BulkApis apis, boolean dryRun, boolean addTags) {
    this.apis = apis;
    this.dryRun = dryRun;
    this.addTags = addTags;
  }

  /** Sends the request of a row; what can't be sent is only reported. */
  <K> UpsertResult<K> send(long index, UpsertRow<K> row) {
    UpsertContactRequest request = row.request().orElse(null);
    if (request == null) {
      return invalid(index, row);
    }
    try {
      Outcome outcome = send(request);
      return new UpsertResult<>(index, row, outcome.status, outcome.contactId, outcome.error);
    } catch (IllegalArgumentException e) {
      return invalid(index, row.refused(e));
    }
  }

  private static <K> UpsertResult<K> invalid(long index, UpsertRow<K> row) {
    return new UpsertResult<>(
        index, row, UpsertResult.Status.INVALID, Optional.empty(), Optional.empty());
  }

  /** Outcome of a request. */
  private record Outcome(
      UpsertResult.Status status,
      Optional<String> contactId,
      Optional<ContactsApiException> error) {}

  private Outcome send(UpsertContactRequest request) {
    try {
      return dryRun ? preview(request) : change(request);
    } catch (ContactsApiException e) {
      UpsertResult.Status status =
          Failures.changedNothing(e) || dryRun
              ? UpsertResult.Status.FAILED
              : UpsertResult.Status.UNKNOWN;
      return new Outcome(status, Optional.empty(), Optional.of(e));
    }
  }

  private Outcome change(UpsertContactRequest request) {
    List<String> tags = request.getTags();
    if (!addTags || tags == null) {
      return upsert(request);
    }
    Outcome upserted = upsert(withoutTags(request));
    String id = upserted.contactId.orElse(null);
    return id == null || tags.isEmpty()
        ? upserted
        : tagged(upserted, request.getLocationId(), id, tags);
  }

  private static UpsertContactRequest withoutTags(UpsertContactRequest request) {
    String json;
    try {
      json = request.toJson();
    } catch (IllegalStateException e) {
      // As the client says of what it can't send.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return UpsertContactRequest.fromJson(JsonText.without(json, "tags"));
  }

  private Outcome tagged(
      Outcome upserted, @Nullable String location, String id, List<String> tags) {
    BulkApis own =
        location == null
            ? apis
            : new BulkApis(apis.bulk(), apis.contacts(), apis.search(), () -> location);
    Optional<ContactsApiException> error = Optional.empty();
    try {
      boolean added =
          TagsCall.some(own, BulkTagsAction.ADD, tags).send(List.of(id)).stream()
              .anyMatch(
                  result ->
                      result.contactId().equals(id)
                          && result.status() == BulkResult.Status.SUCCEEDED);
      if (added) {
        return upserted;
      }
    } catch (ContactsApiException e) {
      error = Optional.of(e);
    }
    return new Outcome(
        UpsertResult.Status.UNKNOWN, Optional.of(id), error.or(() -> upserted.error));
  }

  private Outcome upsert(UpsertContactRequest request) {
    UpsertContactResponse response = apis.contacts().upsertContact(request);
    try {
      Boolean created = response.getNew();
      return new Outcome(
          created == null
              ? UpsertResult.Status.UNKNOWN
              : created ? UpsertResult.Status.CREATED : UpsertResult.Status.UPDATED,
          Optional.of(response.getContact().getId()).filter(id -> !id.isBlank()),
          Optional.empty());
    } catch (DecodingException e) {
      Optional<String> id =
          response.property("contact") instanceof Contact contact ? id(contact) : Optional.empty();
      return new Outcome(UpsertResult.Status.UNKNOWN, id, Optional.of(e));
    }
  }

  private static Optional<String> id(Contact contact) {
    return contact.property("id") instanceof String id && !id.isBlank()
        ? Optional.of(id)
        : Optional.empty();
  }

  private Outcome preview(UpsertContactRequest request) {
    Optional<Contact> found = find(request);
    return new Outcome(
        found.isPresent() ? UpsertResult.Status.WOULD_UPDATE : UpsertResult.Status.WOULD_CREATE,
        found.flatMap(UpsertCall::id),
        Optional.empty());
  }

  private Optional<Contact> find(UpsertContactRequest request) {
    if (request.getEmail() == null && request.getPhone() == null) {
      return Optional.empty();
    }
    FindDuplicateContactQuery.Builder query =
        FindDuplicateContactQuery.builder()
            .locationId(
                request.getLocationId() == null
                    ? apis.locationId().get()
                    : request.getLocationId());
    if (request.getEmail() != null) {
      query.email(request.getEmail());
    }
    if (request.getPhone() != null) {
      query.number(request.getPhone());
    }
    return Optional.ofNullable(apis.search().findDuplicateContact(query.build()).getContact());
  }
}
