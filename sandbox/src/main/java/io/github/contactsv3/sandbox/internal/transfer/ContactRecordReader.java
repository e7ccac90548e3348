package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldValue;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.Enrolment;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.Note;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.contacts.Task;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldCodec;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.rules.ContactWriter;
import io.github.contactsv3.sandbox.internal.values.Ids;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ContactRecord} writes, and contacts as the API writes them: names that are made
 * of others are passed over. A property that is there replaces what the draft has. Confined to one
 * thread.
 */
public final class ContactRecordReader {

  /** Written by the API, and made of other properties or always empty here. */
  private static final Set<String> DERIVED =
      Set.of(
          "locationId",
          "name",
          "contactName",
          "firstNameLowerCase",
          "lastNameLowerCase",
          "fullNameLowerCase",
          "emailLowerCase",
          "additionalEmails",
          "additionalPhones",
          "phoneLabel",
          "attributions",
          "attributionSource",
          "lastAttributionSource",
          "searchAfter");

  private static final Set<String> KNOWN =
      Stream.concat(
              ContactText.ALL.stream().map(ContactText::wireName),
              Stream.of(
                  "id",
                  "address",
                  "dateOfBirth",
                  "validEmail",
                  "dnd",
                  "dndSettings",
                  "inboundDndSettings",
                  "tags",
                  "followers",
                  "customFields",
                  "notes",
                  "tasks",
                  "campaigns",
                  "workflows",
                  "appointments",
                  "dateAdded",
                  "dateUpdated"))
          .collect(Collectors.toUnmodifiableSet());

  private final @Nullable Rules rules;
  private final Ids ids;
  private final SharedTexts shared = new SharedTexts();
  private List<String> problems = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param rules what values are held to, or null if they have passed that before
   * @param ids makes the ids that are left out
   */
  public ContactRecordReader(@Nullable Rules rules, Ids ids) {
    this.rules = rules;
    this.ids = ids;
  }

  /**
   * What values are held to.
   *
   * @param location the location, with its custom fields
   * @param options the sandbox's options
   */
  record Rules(LocationState location, SandboxOptions options) {}

  /**
   * Applies an object to a draft.
   *
   * @return what is wrong, each beginning with the name of a property; the draft is then of no use
   */
  public List<String> apply(JsonNode row, ContactDraft draft) {
    problems = new ArrayList<>();
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name) && !DERIVED.contains(name)) {
                problems.add(name + " is no property of a contact");
              }
            });
    RecordNode record = new RecordNode(row, "", problems);
    names(record, draft);
    for (ContactText text : ContactText.ALL) {
      if (record.has(text.wireName())) {
        text.write().accept(draft, blankToNull(record.text(text.wireName())));
      }
    }
    if (record.has("address") && !record.has("address1")) {
      draft.address1 = blankToNull(record.text("address"));
    }
    if (record.has("dateOfBirth")) {
      draft.dateOfBirth = birthday(record);
    }
    if (record.has("validEmail")) {
      draft.validEmail = record.flag("validEmail");
    }
    if (record.has("dnd")) {
      draft.dnd = Boolean.TRUE.equals(record.flag("dnd"));
    }
    doNotDisturb(record, draft);
    lists(record, draft);
    Long added = record.date("dateAdded");
    draft.dateAdded = added == null ? draft.dateAdded : added;
    Long updated = record.date("dateUpdated");
    draft.dateUpdated = updated == null ? Math.max(draft.dateUpdated, draft.dateAdded) : updated;
    items(record, draft);
    checkValues(record, draft);
    return problems;
  }

  /** A name in one piece counts only if there is none in two. */
  private static void names(RecordNode record, ContactDraft draft) {
    String name = record.has("firstName") || record.has("lastName") ? null : record.text("name");
    if (name != null && !name.isBlank()) {
      String[] parts = name.strip().split("\\s+", 2);
      draft.firstName = parts[0];
      draft.lastName = parts.length > 1 ? parts[1] : null;
    }
  }

  private @Nullable String blankToNull(@Nullable String text) {
    return text == null || (rules != null && text.isBlank()) ? null : shared.of(text);
  }

  private @Nullable LocalDate birthday(RecordNode record) {
    String text = blankToNull(record.text("dateOfBirth"));
    if (text == null) {
      return null;
    }
    // Search writes it with a time.
    int time = text.indexOf('T');
    String day = time < 0 ? text : text.substring(0, time);
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      LocalDate date = Timestamps.parseDateOfBirth(day);
      if (date == null) {
        problems.add("dateOfBirth is not a date such as 1990-01-31");
      }
      return date;
    }
  }

  private void doNotDisturb(RecordNode record, ContactDraft draft) {
    RecordNode settings = record.object("dndSettings");
    if (settings != null) {
      draft.dndSettings = new EnumMap<>(DndSetting.Channel.class);
      for (String name : settings.names()) {
        DndSetting.Channel channel = DndSetting.Channel.of(name);
        DndSetting setting = setting(settings.object(name));
        if (channel == null) {
          problems.add("dndSettings." + name + " is no channel");
        } else if (setting != null) {
          draft.dndSettings.put(channel, setting);
        }
      }
    }
    RecordNode inbound = record.object("inboundDndSettings");
    if (inbound != null) {
      draft.inboundDnd = setting(inbound.object("all"));
    }
  }

  private @Nullable DndSetting setting(@Nullable RecordNode node) {
    String status = node == null ? null : node.requiredText("status");
    if (node == null || status == null) {
      return null;
    }
    if (!DndSetting.STATUSES.contains(status)) {
      problems.add(node.path("status") + " is not active, inactive or permanent");
    }
    return new DndSetting(shared.of(status), node.text("message"), node.text("code"));
  }

  private void lists(RecordNode record, ContactDraft draft) {
    if (record.has("tags")) {
      draft.tags = shared.all(record.texts("tags"));
    }
    if (record.has("followers")) {
      draft.followers = shared.all(record.texts("followers"));
    }
    if (record.has("campaigns")) {
      draft.campaigns = shared.all(record.texts("campaigns"));
    }
    if (record.has("customFields")) {
      draft.customFields = new ArrayList<>();
    }
    for (RecordNode field : record.objects("customFields")) {
      CustomFieldValue value = customField(field);
      if (value != null) {
        draft.customFields.removeIf(old -> old.fieldId().equals(value.fieldId()));
        draft.customFields.add(value);
      }
    }
  }

  private @Nullable CustomFieldValue customField(RecordNode node) {
    String id = node.text("id");
    String key = node.text("key");
    JsonNode value = node.firstOf("value", "fieldValue", "field_value");
    if (value == null || (id == null && key == null)) {
      problems.add(node.path(value == null ? "value" : "id") + " is missing");
      return null;
    }
    if (rules == null) {
      return new CustomFieldValue(shared.of(String.valueOf(id)), CustomFieldCodec.plain(value));
    }
    try {
      CustomFieldDefinition field =
          id == null ? null : rules.location().customFields().contactFieldById(id);
      if (field == null && key != null) {
        // The ids of another sandbox, or account.
        field = rules.location().customFields().written(null, key);
      }
      if (field == null) {
        problems.add(
            node.path(id == null ? "key" : "id") + ": no custom field " + (id == null ? key : id));
        return null;
      }
      Object read = CustomFieldCodec.read(field, value);
      return read == null ? null : new CustomFieldValue(field.id(), read);
    } catch (ApiError e) {
      problems.add(node.path("value") + ": " + e.getMessage());
      return null;
    }
  }

  private void items(RecordNode record, ContactDraft draft) {
    if (record.has("notes")) {
      draft.notes = new ArrayList<>();
    }
    Set<String> noteIds = new HashSet<>();
    for (RecordNode note : record.objects("notes")) {
      draft.notes.add(
          new Note(
              id(note, noteIds),
              String.valueOf(note.requiredText("body")),
              note.text("userId"),
              note.text("title"),
              note.text("color"),
              Boolean.TRUE.equals(note.flag("pinned")),
              orElse(note.date("dateAdded"), draft.dateAdded)));
    }
    if (record.has("tasks")) {
      draft.tasks = new ArrayList<>();
    }
    Set<String> taskIds = new HashSet<>();
    for (RecordNode task : record.objects("tasks")) {
      draft.tasks.add(
          new Task(
              id(task, taskIds),
              String.valueOf(task.requiredText("title")),
              task.text("body"),
              task.text("assignedTo"),
              orElse(task.requiredDate("dueDate"), 0),
              Boolean.TRUE.equals(task.flag("completed"))));
    }
    if (record.has("workflows")) {
      draft.workflows = new ArrayList<>();
    }
    for (RecordNode workflow : record.objects("workflows")) {
      draft.workflows.add(
          new Enrolment(
              shared.of(String.valueOf(workflow.requiredText("workflowId"))),
              workflow.text("eventStartTime")));
    }
    appointments(record, draft);
  }

  private void appointments(RecordNode record, ContactDraft draft) {
    if (record.has("appointments")) {
      draft.appointments = new ArrayList<>();
    }
    Set<String> appointmentIds = new HashSet<>();
    for (RecordNode node : record.objects("appointments")) {
      String title = node.requiredText("title");
      Instant start = node.requiredInstant("start");
      Instant end = node.requiredInstant("end");
      if (title == null || start == null || end == null) {
        continue;
      }
      if (end.isBefore(start)) {
        problems.add(node.path("end") + " is before the start");
        continue;
      }
      String status = node.text("status");
      draft.appointments.add(
          new Appointment(
              id(node, appointmentIds),
              new SandboxAppointment(title, start, end, status == null ? "confirmed" : status),
              orElse(node.date("dateAdded"), draft.dateAdded)));
    }
  }

  /** The id of a note, task or appointment, which no other one of the contact may have. */
  private String id(RecordNode node, Set<String> others) {
    String id = node.text("id");
    if (id == null) {
      return ids.next();
    }
    if (!others.add(id)) {
      problems.add(node.path("id") + " is that of another one of this contact");
    }
    return id;
  }

  private static long orElse(@Nullable Long value, long other) {
    return value == null ? other : value;
  }

  /** Holds the values that the API has rules for to these. */
  private void checkValues(RecordNode record, ContactDraft draft) {
    if (rules == null || !problems.isEmpty()) {
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("country", "timezone", "email", "phone", "tags")) {
      if (record.has(name)) {
        body.set(name, record.get(name));
      }
    }
    try {
      new ContactWriter(rules.location(), body, rules.options()).apply(draft);
    } catch (ApiError e) {
      e.messages().forEach(problems::add);
    }
  }

  /** Texts that many contacts share, such as cities and tags, held once. */
  private static final class SharedTexts {

    private static final int LONGEST = 64;
    private static final int MOST = 20_000;

    private final Map<String, String> texts = new HashMap<>();

    String of(String text) {
      if (text.length() > LONGEST) {
        return text;
      }
      String known = texts.get(text);
      if (known == null && texts.size() < MOST) {
        texts.put(text, text);
      }
      return known == null ? text : known;
    }

    List<String> all(List<String> list) {
      List<String> all = new ArrayList<>(list.size());
      list.forEach(text -> all.add(of(text)));
      return all;
    }
  }
}
