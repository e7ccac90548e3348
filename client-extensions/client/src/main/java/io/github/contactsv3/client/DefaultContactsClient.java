package io.github.contactsv3.client;

import io.github.contactsv3.api.AppointmentsApi;
import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.CampaignsApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.FollowersApi;
import io.github.contactsv3.api.NotesApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.api.TagsApi;
import io.github.contactsv3.api.TasksApi;
import io.github.contactsv3.api.WorkflowsApi;
import io.github.contactsv3.client.internal.ApiFactory;
import io.github.contactsv3.oauth.api.OAuthApi;
import org.jspecify.annotations.Nullable;

/** The client over Feign. An interface is made when it is first asked for, which takes 1 ms. */
final class DefaultContactsClient implements ContactsClient {
  private final @Nullable String locationId;
  private final ApiFactory apis;

  DefaultContactsClient(@Nullable String locationId, ApiFactory apis) {
    this.locationId = locationId;
    this.apis = apis;
  }

  @Override
  public String locationId() {
    if (locationId == null) {
      throw new IllegalStateException("the client was built without a locationId");
    }
    return locationId;
  }

  @Override
  public ContactsApi contacts() {
    return apis.get(ContactsApi.class);
  }

  @Override
  public SearchApi search() {
    return apis.get(SearchApi.class);
  }

  @Override
  public TasksApi tasks() {
    return apis.get(TasksApi.class);
  }

  @Override
  public NotesApi notes() {
    return apis.get(NotesApi.class);
  }

  @Override
  public TagsApi tags() {
    return apis.get(TagsApi.class);
  }

  @Override
  public FollowersApi followers() {
    return apis.get(FollowersApi.class);
  }

  @Override
  public CampaignsApi campaigns() {
    return apis.get(CampaignsApi.class);
  }

  @Override
  public WorkflowsApi workflows() {
    return apis.get(WorkflowsApi.class);
  }

  @Override
  public AppointmentsApi appointments() {
    return apis.get(AppointmentsApi.class);
  }

  @Override
  public BulkApi bulk() {
    return apis.get(BulkApi.class);
  }

  @Override
  public OAuthApi oauth() {
    return apis.get(OAuthApi.class);
  }

  @Override
  public String toString() {
    return "ContactsClient{locationId=" + locationId + "}";
  }
}
