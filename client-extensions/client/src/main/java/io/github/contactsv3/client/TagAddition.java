package io.github.contactsv3.client;

import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.util.List;

/** Upserts that add tags: an upsert itself replaces all tags of the contact. */
final class TagAddition {
  private TagAddition() {}

  static UpsertContactResponse upsert(ContactsClient client, UpsertContactRequest request) {
    List<String> tags = request.getTags();
    if (tags == null) {
      return client.contacts().upsertContact(request);
    }
    UpsertContactRequest untagged =
        UpsertContactRequest.fromJson(JsonText.without(request.toJson(), "tags"));
    UpsertContactResponse response = client.contacts().upsertContact(untagged);
    if (!tags.isEmpty()) {
      String location = request.getLocationId();
      ContactsClient owner = location == null ? client : client.forLocation(location);
      owner.tags().addTags(response.getContact().getId(), TagsRequest.builder().tags(tags).build());
    }
    return response;
  }
}
