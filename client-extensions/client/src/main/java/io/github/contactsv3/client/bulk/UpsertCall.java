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

  UpsertResult send(long index, UpsertContactRequest request) {
    try {
      return dryRun ? preview(index, request) : change(index, request);
    } catch (ContactsApiException e) {
      UpsertResult.Status status =
          Failures.changedNothing(e) || dryRun
              ? UpsertResult.Status.FAILED
              : UpsertResult.Status.UNKNOWN;
      return new UpsertResult(index, request, status, Optional.empty(), Optional.of(e));
    }
  }

  private UpsertResult change(long index, UpsertContactRequest request) {
    List<String> tags = request.getTags();
    if (!addTags || tags == null) {
      return upsert(index, request, request);
    }
    UpsertContactRequest untagged =
        UpsertContactRequest.fromJson(JsonText.without(request.toJson(), "tags"));
    UpsertResult result = upsert(index, request, untagged);
    String id = result.contactId().orElse(null);
    return id == null || tags.isEmpty() ? result : tagged(result, id, tags);
  }

  private UpsertResult tagged(UpsertResult upserted, String id, List<String> tags) {
    String location = upserted.request().getLocationId();
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
    return new UpsertResult(
        upserted.index(),
        upserted.request(),
        UpsertResult.Status.UNKNOWN,
        Optional.of(id),
        error.or(upserted::error));
  }

  private UpsertResult upsert(long index, UpsertContactRequest request, UpsertContactRequest sent) {
    UpsertContactResponse response = apis.contacts().upsertContact(sent);
    try {
      Boolean created = response.getNew();
      return new UpsertResult(
          index,
          request,
          created == null
              ? UpsertResult.Status.UNKNOWN
              : created ? UpsertResult.Status.CREATED : UpsertResult.Status.UPDATED,
          Optional.of(response.getContact().getId()).filter(id -> !id.isBlank()),
          Optional.empty());
    } catch (DecodingException e) {
      Optional<String> id =
          response.property("contact") instanceof Contact contact ? id(contact) : Optional.empty();
      return new UpsertResult(index, request, UpsertResult.Status.UNKNOWN, id, Optional.of(e));
    }
  }

  private static Optional<String> id(Contact contact) {
    return contact.property("id") instanceof String id && !id.isBlank()
        ? Optional.of(id)
        : Optional.empty();
  }

  private UpsertResult preview(long index, UpsertContactRequest request) {
    Optional<Contact> found = find(request);
    return new UpsertResult(
        index,
        request,
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
