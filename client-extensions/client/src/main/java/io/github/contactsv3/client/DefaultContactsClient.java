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
import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.client.internal.call.ClientComponents;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.fields.api.CustomFieldsApi;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.runtime.PathSegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A view of a client: shares all that is costly with the views it was made from. */
final class DefaultContactsClient implements ContactsClient {
  private final Map<Class<?>, Object> interfaces = new ConcurrentHashMap<>();
  private final ClientComponents.Connected connected;
  private final CallSettings settings;
  private final SharedCatalogs catalogs;

  DefaultContactsClient(ClientComponents.Connected connected, CallSettings settings) {
    this(
        connected,
        settings,
        new SharedCatalogs(
            location ->
                connected
                    .apis()
                    .create(
                        CustomFieldsApi.Http.class,
                        settings.withLocation(location),
                        connected.lifecycle()),
            connected.apis().clock()));
  }

  private DefaultContactsClient(
      ClientComponents.Connected connected, CallSettings settings, SharedCatalogs catalogs) {
    this.connected = connected;
    this.settings = settings;
    this.catalogs = catalogs;
  }

  private <T> T api(Class<T> type) {
    return type.cast(
        interfaces.computeIfAbsent(
            type, t -> connected.apis().create(type, settings, connected.lifecycle())));
  }

  @Override
  public ContactsClient forLocation(String locationId) {
    return new DefaultContactsClient(
        connected.derive(),
        settings.withLocation(PathSegment.require("locationId", locationId)),
        catalogs);
  }

  @Override
  public ContactsClient with(CallOptions options) {
    return new DefaultContactsClient(
        connected.derive(),
        settings.with(
            options.timeout().orElse(null),
            options.headers(),
            options.query(),
            options.retries(),
            options.priority().orElse(null)),
        catalogs);
  }

  @Override
  public Optional<QuotaSnapshot> quota() {
    return connected.quota().snapshot(settings.locationId());
  }

  @Override
  public String locationId() {
    if (settings.locationId() == null) {
      throw new IllegalStateException("the client was built without a locationId");
    }
    return settings.locationId();
  }

  @Override
  public ContactsApi contacts() {
    return api(ContactsApi.Http.class);
  }

  @Override
  public Contact createOrRecover(CreateContactRequest request) {
    String location = request.getLocationId() == null ? locationId() : request.getLocationId();
    return new CreateRecovery(contacts(), searchApi(), location, connected.apis().clock())
        .create(request);
  }

  @Override
  public SearchApi searchApi() {
    return api(SearchApi.Http.class);
  }

  @Override
  public TasksApi tasks() {
    return api(TasksApi.Http.class);
  }

  @Override
  public NotesApi notes() {
    return api(NotesApi.Http.class);
  }

  @Override
  public TagsApi tags() {
    return api(TagsApi.Http.class);
  }

  @Override
  public FollowersApi followers() {
    return api(FollowersApi.Http.class);
  }

  @Override
  public CampaignsApi campaigns() {
    return api(CampaignsApi.Http.class);
  }

  @Override
  public WorkflowsApi workflows() {
    return api(WorkflowsApi.Http.class);
  }

  @Override
  public AppointmentsApi appointments() {
    return api(AppointmentsApi.Http.class);
  }

  @Override
  public BulkApi bulkApi() {
    return api(BulkApi.Http.class);
  }

  @Override
  public CustomFieldsApi customFieldsApi() {
    return api(CustomFieldsApi.Http.class);
  }

  @Override
  public CustomFieldCatalog fields() {
    return catalogs.of(locationId());
  }

  @Override
  public RawCalls raw() {
    return new DefaultRawCalls(connected.apis().raw(settings, connected.lifecycle()));
  }

  @Override
  public OAuthApi oauth() {
    return api(OAuthApi.Http.class);
  }

  @Override
  public void forgetTokens(Uninstallation where) {
    connected.tokens().forget(where);
  }

  @Override
  public void close() {
    connected.close();
  }

  @Override
  public String toString() {
    return "ContactsClient{locationId=" + settings.locationId() + "}";
  }
}
