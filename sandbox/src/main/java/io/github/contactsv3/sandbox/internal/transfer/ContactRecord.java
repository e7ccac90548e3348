package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldValue;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.Enrolment;
import io.github.contactsv3.sandbox.internal.contacts.Note;
import io.github.contactsv3.sandbox.internal.contacts.Task;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything a contact has as one JSON object on one line. Names and forms are those of the
 * API; what is null or empty is left out.
 */
public final class ContactRecord {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonGenerator json;
  private final Contact contact;

  private ContactRecord(JsonGenerator json, Contact contact) {
    this.json = json;
    this.contact = contact;
  }

  /**
   * Returns the object, without a line break.
   *
   * @param fields adds the keys of custom fields to their ids, for people; null for the ids alone
   */
  public static String text(Contact contact, @Nullable CustomFieldCatalog fields) {
    StringWriter text = new StringWriter(1_024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new ContactRecord(json, contact).write(fields);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return escapeLoneSurrogates(text.toString());
  }

  /** Half a surrogate pair, which JSON can carry, would be lost in UTF-8. */
  private static String escapeLoneSurrogates(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        escaped = escaped == null ? new StringBuilder(text.substring(0, i)) : escaped;
        escaped.append("\\u").append(Integer.toHexString(c));
      } else if (escaped != null) {
        escaped.append(c);
      }
      if (pair) {
        i++;
        if (escaped != null) {
          escaped.append(text.charAt(i));
        }
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private void write(@Nullable CustomFieldCatalog fields) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", contact.id);
    for (ContactText text : ContactText.ALL) {
      string(text.wireName(), text.read().apply(contact));
    }
    if (contact.dateOfBirth != null) {
      string("dateOfBirth", contact.dateOfBirth.toString());
    }
    if (contact.validEmail != null) {
      json.writeBooleanField("validEmail", contact.validEmail);
    }
    json.writeBooleanField("dnd", contact.dnd);
    doNotDisturb();
    strings("tags", contact.tags);
    strings("followers", contact.followers);
    customFields(fields);
    notes();
    tasks();
    strings("campaigns", contact.campaigns);
    workflows();
    appointments();
    date("dateAdded", contact.dateAdded);
    date("dateUpdated", contact.dateUpdated);
    json.writeEndObject();
  }

  private void doNotDisturb() throws IOException {
    if (!contact.dndSettings.isEmpty()) {
      json.writeObjectFieldStart("dndSettings");
      for (DndSetting.Channel channel : DndSetting.Channel.values()) {
        setting(channel.wireName, contact.dndSettings.get(channel));
      }
      json.writeEndObject();
    }
    if (contact.inboundDnd != null) {
      json.writeObjectFieldStart("inboundDndSettings");
      setting("all", contact.inboundDnd);
      json.writeEndObject();
    }
  }

  private void setting(String name, @Nullable DndSetting setting) throws IOException {
    if (setting != null) {
      json.writeObjectFieldStart(name);
      json.writeStringField("status", setting.status());
      string("message", setting.message());
      string("code", setting.code());
      json.writeEndObject();
    }
  }

  private void customFields(@Nullable CustomFieldCatalog fields) throws IOException {
    if (contact.customFields.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("customFields");
    for (CustomFieldValue field : contact.customFields) {
      json.writeStartObject();
      json.writeStringField("id", field.fieldId());
      CustomFieldDefinition definition =
          fields == null ? null : fields.contactFieldById(field.fieldId());
      if (definition != null) {
        json.writeStringField("key", definition.fieldKey());
      }
      json.writeFieldName("value");
      value(field.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        value(member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object member : list) {
        value(member);
      }
      json.writeEndArray();
    } else {
      json.writeObject(value);
    }
  }

  private void notes() throws IOException {
    if (contact.notes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("notes");
    for (Note note : contact.notes) {
      json.writeStartObject();
      json.writeStringField("id", note.id());
      json.writeStringField("body", note.body());
      string("userId", note.userId());
      string("title", note.title());
      string("color", note.color());
      json.writeBooleanField("pinned", note.pinned());
      date("dateAdded", note.dateAdded());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void tasks() throws IOException {
    if (contact.tasks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("tasks");
    for (Task task : contact.tasks) {
      json.writeStartObject();
      json.writeStringField("id", task.id());
      json.writeStringField("title", task.title());
      string("body", task.body());
      string("assignedTo", task.assignedTo());
      date("dueDate", task.dueDate());
      json.writeBooleanField("completed", task.completed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void workflows() throws IOException {
    if (contact.workflows.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("workflows");
    for (Enrolment enrolment : contact.workflows) {
      json.writeStartObject();
      json.writeStringField("workflowId", enrolment.workflowId());
      string("eventStartTime", enrolment.eventStartTime());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void appointments() throws IOException {
    if (contact.appointments.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("appointments");
    for (Appointment appointment : contact.appointments) {
      SandboxAppointment details = appointment.details();
      json.writeStartObject();
      json.writeStringField("id", appointment.id());
      json.writeStringField("title", details.title());
      json.writeStringField("start", details.start().toString());
      json.writeStringField("end", details.end().toString());
      json.writeStringField("status", details.status());
      date("dateAdded", appointment.added());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }

  private void string(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void date(String name, long epochMillis) throws IOException {
    json.writeStringField(name, Instant.ofEpochMilli(epochMillis).toString());
  }
}
