package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.fields.api.CustomFieldsApi.ListCustomFieldsQuery;
import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.fields.model.FieldFilter;
import io.github.contactsv3.fields.model.FieldOwner;
import io.github.contactsv3.model.BulkBusinessRequest;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.CompleteTaskRequest;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.FollowersRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.model.UpdateNoteRequest;
import io.github.contactsv3.model.UpdateTaskRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.WorkflowRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.SandboxAppointment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The client and the sandbox understand each other in every operation of contacts and their custom
 * fields. Responses are held against the document on their way.
 */
class ClientOnSandboxTest {

  private static final OffsetDateTime DUE = OffsetDateTime.parse("2030-01-31T12:00:00Z");

  private ContactsSandbox sandbox;
  private ContactsClient client;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().quotaOff().validateResponses(true).start();
    client =
        ContactsClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .quota(Quotas.unlimited())
            .build();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void everyOperation_succeedsAndChangesWhatItSays() {
    String id = contact();
    tags(id);
    followers(id);
    notes(id);
    tasks(id);
    campaignsAndWorkflows(id);
    appointments(id);
    bulk(id);
    customFields();
    client.contacts().deleteContact(id);
    assertThat(total()).isEqualTo(1);

    assertThat(sandbox.requests().list())
        .allMatch(request -> request.status() == 200 || request.status() == 201);
    Set<String> operations =
        Stream.of(SpecDocuments.CONTACTS, SpecDocuments.CUSTOM_FIELDS)
            .flatMap(DocumentedOperation::of)
            .map(DocumentedOperation::id)
            .collect(Collectors.toSet());
    assertThat(operations).contains("createContact", "getCustomField");
    assertThat(
            sandbox.requests().list().stream()
                .map(RecordedRequest::operationId)
                .collect(Collectors.toSet()))
        .isEqualTo(operations);
  }

  private String contact() {
    CreateContactRequest ada =
        CreateContactRequest.builder()
            .locationId(client.locationId())
            .firstName("Ada")
            .email("ada@example.com")
            .build();
    String id = client.contacts().createContact(ada).getContact().getId();
    client
        .contacts()
        .updateContact(id, UpdateContactRequest.builder().phone("(212) 555-0123").build());
    assertThat(get(id).getPhone()).isEqualTo("+12125550123");
    UpsertContactRequest bob =
        UpsertContactRequest.builder()
            .locationId(client.locationId())
            .email("bob@example.com")
            .build();
    assertThat(client.contacts().upsertContact(bob).getNew()).isTrue();
    assertThat(client.contacts().upsertContact(bob).getNew()).isFalse();
    assertThat(total()).isEqualTo(2);
    FindDuplicateContactQuery email =
        FindDuplicateContactQuery.builder()
            .locationId(client.locationId())
            .email("ADA@example.com")
            .build();
    assertThat(client.searchApi().findDuplicateContact(email).getContact().getId()).isEqualTo(id);
    return id;
  }

  private void tags(String id) {
    TagsRequest tags = TagsRequest.builder().tags("VIP", "Lead").build();
    client.tags().addTags(id, tags);
    assertThat(get(id).getTags()).containsExactly("vip", "lead");
    client.tags().removeTags(id, TagsRequest.builder().tags("lead").build());
    assertThat(get(id).getTags()).containsExactly("vip");
  }

  private void followers(String id) {
    FollowersRequest followers = FollowersRequest.builder().followers("user-1", "user-2").build();
    client.followers().addFollowers(id, followers);
    assertThat(get(id).getFollowers()).containsExactly("user-1", "user-2");
    client.followers().removeFollowers(id, followers);
    assertThat(get(id).getFollowers()).isEmpty();
  }

  private void notes(String id) {
    String note =
        client
            .notes()
            .createNote(id, CreateNoteRequest.builder().body("first").build())
            .getNote()
            .getId();
    client.notes().updateNote(id, note, UpdateNoteRequest.builder().body("second").build());
    assertThat(client.notes().getNote(id, note).getNote().getBody()).isEqualTo("second");
    client.notes().deleteNote(id, note);
    assertThat(client.notes().listNotes(id).getNotes()).isEmpty();
  }

  private void tasks(String id) {
    CreateTaskRequest offer =
        CreateTaskRequest.builder().title("Offer").dueDate(DUE).completed(false).build();
    String task = client.tasks().createTask(id, offer).getTask().getId();
    client.tasks().updateTask(id, task, UpdateTaskRequest.builder().title("Better").build());
    client.tasks().completeTask(id, task, CompleteTaskRequest.builder().completed(true).build());
    assertThat(client.tasks().getTask(id, task).getTask())
        .satisfies(
            changed -> {
              assertThat(changed.getTitle()).isEqualTo("Better");
              assertThat(changed.getCompleted()).isTrue();
              assertThat(changed.getDueDate()).isEqualTo(DUE);
            });
    client.tasks().deleteTask(id, task);
    assertThat(client.tasks().listTasks(id).getTasks()).isEmpty();
  }

  private void campaignsAndWorkflows(String id) {
    client.campaigns().addToCampaign(id, "campaign-1");
    client.campaigns().removeFromCampaign(id, "campaign-1");
    client.campaigns().removeFromAllCampaigns(id);
    WorkflowRequest start = WorkflowRequest.builder().eventStartTime(DUE).build();
    client.workflows().addToWorkflow(id, "workflow-1", start);
    client.workflows().removeFromWorkflow(id, "workflow-1", start);
  }

  private void appointments(String id) {
    assertThat(client.appointments().listAppointments(id).getEvents()).isEmpty();
    Instant start = DUE.toInstant();
    String appointment =
        sandbox.addAppointment(
            id, SandboxAppointment.confirmed("Call", start, start.plusSeconds(1_800)));
    assertThat(client.appointments().listAppointments(id).getEvents())
        .singleElement()
        .satisfies(event -> assertThat(event.getId()).isEqualTo(appointment));
  }

  private void bulk(String id) {
    client
        .bulkApi()
        .bulkUpdateTags(
            BulkTagsAction.ADD,
            BulkTagsRequest.builder()
                .locationId(client.locationId())
                .contacts(id)
                .tags("bulk")
                .build());
    assertThat(get(id).getTags()).containsExactly("vip", "bulk");
    client
        .bulkApi()
        .bulkSetBusiness(
            BulkBusinessRequest.builder()
                .locationId(client.locationId())
                .ids(id)
                .businessId("business-1")
                .build());
    ListContactsByBusinessQuery here = ListContactsByBusinessQuery.builder().limit(5).build();
    assertThat(client.contacts().listContactsByBusiness("business-1", here).getContacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.getId()).isEqualTo(id));
  }

  private void customFields() {
    ListCustomFieldsQuery ofContacts =
        ListCustomFieldsQuery.builder().model(FieldFilter.CONTACT).build();
    FieldDefinition first =
        client
            .customFieldsApi()
            .listCustomFields(client.locationId(), ofContacts)
            .getCustomFields()
            .get(0);
    assertThat(first.getModel()).isEqualTo(FieldOwner.CONTACT);
    assertThat(
            client
                .customFieldsApi()
                .getCustomField(client.locationId(), first.getFieldKey())
                .getCustomField())
        .isEqualTo(first);
  }

  private Contact get(String id) {
    return client.contacts().getContact(id).getContact();
  }

  private long total() {
    return client
        .searchApi()
        .searchContacts(
            SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build())
        .getTotal();
  }
}
