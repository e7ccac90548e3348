package io.github.contactsv3.sandbox.internal.seed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.access.SandboxApp;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.KnownIds;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.Note;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.Task;
import io.github.contactsv3.sandbox.internal.contacts.UniqueField;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the examples of the documents are about: a contact with a note and a task, codes and tokens
 * of OAuth, all with the ids of the examples. The API page has it restored before each request, so
 * that every example succeeds at any time, deletions too, which have a contact, a note and a task
 * of their own.
 */
public final class DemoSet {

  /** The contact of most examples. */
  public static final String CONTACT = "hZ8kQ2mVx4TbN7yRw1Ls";

  private static final String OTHER_CONTACT = "Jq5WcT9nXr2LbM6vKd3P";
  private static final String NOTE = "HGPcayliwcdoUFzvbTok";
  private static final String TASK = "lJpzYrWdpkC2hX6t2yue";
  private static final String DELETED_CONTACT = "DemoContactToDelete1";
  private static final String DELETED_NOTE = "DemoNoteToDelete0001";
  private static final String DELETED_TASK = "DemoTaskToDelete0001";
  private static final String EMAIL = "ada.example@example.com";
  private static final String PHONE = "+15551000000";
  private static final String BUSINESS = "641c094001436dbc2081e642";
  private static final String CODE = "0123456789abcdef0123456789abcdef01234567";
  private static final String REFRESH_TOKEN = "eyJhbGciOiJSUzI1NiJ9.example-refresh-token";
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final String AGENCY_TOKEN = TokenRegistry.ACCESS_PREFIX + "demo-agency";

  private final SandboxState state;
  private final TokenRegistry tokens;
  private final String locationId;

  public DemoSet(SandboxState state, TokenRegistry tokens, String locationId) {
    this.state = state;
    this.tokens = tokens;
    this.locationId = locationId;
  }

  private LocationState location() {
    return state.location(locationId);
  }

  /**
   * Adds what is missing, leaves what is there.
   *
   * @return the token of the agency, which the operations of OAuth need
   */
  public ObjectNode restore() {
    location()
        .withIdentities(
            () -> {
              addIfMissing(ada());
              addIfMissing(named(OTHER_CONTACT, "Alan", "Example"));
              addIfMissing(named(DELETED_CONTACT, "Delete", "Me"));
              return CONTACT;
            });
    location().change(CONTACT, this::withItems);
    tokens.offer(CODE, locationId);
    tokens.grant(TokenRegistry.ACCESS_PREFIX + "demo-location", REFRESH_TOKEN, locationId);
    tokens.grant(AGENCY_TOKEN, REFRESH_TOKEN + "-agency", null);
    return JsonNodeFactory.instance.objectNode().put("agencyToken", AGENCY_TOKEN);
  }

  private void addIfMissing(ContactDraft draft) {
    if (location().find(draft.id) == null) {
      location().insert(draft.toContact());
    }
  }

  private ContactDraft ada() {
    ContactDraft draft = named(CONTACT, "Ada", "Example");
    if (location().findBy(UniqueField.EMAIL, EMAIL) == null) {
      draft.email = EMAIL;
    }
    if (location().findBy(UniqueField.PHONE, PHONE) == null) {
      draft.phone = PHONE;
    }
    draft.tags = List.of("vip");
    draft.businessId = first(state.known().businesses().keySet(), BUSINESS);
    draft.businessName = state.known().businesses().get(draft.businessId);
    return draft;
  }

  private ContactDraft named(String id, String firstName, String lastName) {
    ContactDraft draft = new ContactDraft(id, locationId, state.now());
    draft.firstName = firstName;
    draft.lastName = lastName;
    draft.source = "API page";
    return draft;
  }

  private Contact withItems(Contact before) {
    ContactDraft draft = new ContactDraft(before);
    addNote(draft, NOTE, "Prefers to be called in the morning");
    addNote(draft, DELETED_NOTE, "The one that the example of deleteNote deletes");
    addTask(draft, TASK, "Call back");
    addTask(draft, DELETED_TASK, "The one that the example of deleteTask deletes");
    return draft.toContact();
  }

  private void addNote(ContactDraft draft, String id, String body) {
    if (draft.notes.stream().noneMatch(note -> note.id().equals(id))) {
      draft.notes.add(new Note(id, body, null, null, null, false, state.now()));
    }
  }

  private void addTask(ContactDraft draft, String id, String title) {
    if (draft.tasks.stream().noneMatch(task -> task.id().equals(id))) {
      draft.tasks.add(new Task(id, title, null, null, state.now() + DAY_MILLIS, false));
    }
  }

  /** A document with examples that succeed, as JSON. */
  public String examples(ServedDocument document) {
    long free = free();
    return document
        .withExamples()
        .replace(values())
        .replaceInBody(
            "createContact", Map.of("ada@example.com", email(free), "+15550100", phone(free)))
        .keepCustomFields(this::hasCustomField)
        .parameter("getCustomField", "customFieldId", customField())
        .parameter("deleteContact", "contactId", DELETED_CONTACT)
        .parameter("deleteNote", "noteId", DELETED_NOTE)
        .parameter("deleteTask", "taskId", DELETED_TASK)
        // One of its examples strips all tags, which the service does with this type only.
        .parameter("bulkUpdateTags", "type", "remove")
        .parameter("findDuplicateContact", "email", EMAIL)
        .parameter("findDuplicateContact", "number", null)
        .parameter("listContactsByBusiness", "startAfter", null)
        .parameter("listInstalledLocations", "pageToken", null)
        .parameter("listInstalledLocations", "query", null)
        .parameter("listInstalledLocations", "planId", null)
        .text();
  }

  private @Nullable String customField() {
    return location().customFields().all().stream()
        .map(CustomFieldDefinition::id)
        .findFirst()
        .orElse(null);
  }

  private boolean hasCustomField(String idOrKey) {
    return location().customFields().contactFields().stream()
        .anyMatch(field -> field.id().equals(idOrKey) || field.key().equals(idOrKey));
  }

  /** Returns this sandbox's ids in place of those in the examples. */
  private Map<String, String> values() {
    SandboxApp app = tokens.app();
    KnownIds known = state.known();
    Map<String, String> values = new HashMap<>();
    values.put("ve9EPM428h8vShlRW1KT", locationId);
    values.put("6578278e879ad2646715ba9c-lq1example", app.clientId());
    values.put("6578278e879ad2646715ba9c", app.appId());
    values.put("00000000-0000-4000-8000-000000000000", app.clientSecret());
    values.put("tDtDnQdgm2LXpyiqYvZ6", app.companyId());
    values.put(BUSINESS, first(known.businesses().keySet(), BUSINESS));
    for (String user : List.of("y0BeYjuRIlDwsDcOHOJo", "Mx6wyHhbFdRXh302Luer")) {
      values.put(user, first(known.users(), user));
    }
    String campaign = "Y5AMhDEE4L6EuVmmDTKZ";
    values.put(campaign, first(known.campaigns(), campaign));
    String workflow = "f5a2ab74-4c1c-4ede-9c43-2ef1e01e0b38";
    values.put(workflow, first(known.workflows(), workflow));
    return values;
  }

  private static String first(Collection<String> known, String otherwise) {
    return known.stream().sorted().findFirst().orElse(otherwise);
  }

  /** A number whose e-mail address and phone number no contact has yet. */
  private long free() {
    long number = location().size() + 1;
    while (location().findBy(UniqueField.EMAIL, email(number)) != null
        || location().findBy(UniqueField.PHONE, phone(number)) != null) {
      number++;
    }
    return number;
  }

  private static String email(long number) {
    return "ada." + number + "@example.com";
  }

  private static String phone(long number) {
    return "+1555" + (1_000_000 + number % 1_000_000);
  }
}
