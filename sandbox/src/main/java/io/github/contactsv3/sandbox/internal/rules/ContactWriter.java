package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldValue;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxOptions;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldCodec;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.Phones;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applies the body of a create, update or upsert to a contact: what is absent stays, what is null
 * is cleared.
 */
public final class ContactWriter {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

  private final LocationState location;
  private final JsonNode body;
  private final boolean oddTextBoxes;
  private final List<String> violations = new ArrayList<>();

  public ContactWriter(LocationState location, JsonNode body, SandboxOptions options) {
    this.location = location;
    this.body = body;
    this.oddTextBoxes = options.assumes(Assumption.ODD_TEXT_BOXES_ARE_REFUSED);
  }

  /**
   * Applies the body.
   *
   * @throws ApiError if a value is refused; the draft is then of no use
   */
  public void apply(ContactDraft draft) {
    names(draft);
    text("companyName", value -> draft.companyName = value);
    text("address1", value -> draft.address1 = value);
    text("city", value -> draft.city = value);
    text("state", value -> draft.state = value);
    text("postalCode", value -> draft.postalCode = value);
    text("website", value -> draft.website = value);
    text("source", value -> draft.source = value);
    text("assignedTo", value -> draft.assignedTo = value);
    text("country", value -> draft.country = country(value));
    text("timezone", value -> draft.timezone = timezone(value));
    text("dateOfBirth", value -> draft.dateOfBirth = dateOfBirth(value));
    text("email", value -> draft.email = email(value));
    text("phone", value -> draft.phone = phone(value, draft.country));
    if (body.has("dnd")) {
      draft.dnd = body.get("dnd").booleanValue();
    }
    dndSettings(draft);
    if (body.has("tags")) {
      draft.tags = new ArrayList<>(tags(body.get("tags")));
    }
    if (!violations.isEmpty()) {
      throw ApiError.unprocessable(violations);
    }
    customFields(draft);
  }

  /** Tags as they are stored: trimmed, in lower case (observed), each once. */
  public static Set<String> tags(JsonNode array) {
    Set<String> tags = new LinkedHashSet<>();
    for (JsonNode tag : array) {
      String name = tag.textValue().strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty()) {
        tags.add(name);
      }
    }
    return tags;
  }

  private void names(ContactDraft draft) {
    text(
        "name",
        name -> {
          String[] parts = name == null ? new String[0] : name.split("\\s+", 2);
          draft.firstName = parts.length > 0 ? parts[0] : null;
          draft.lastName = parts.length > 1 ? parts[1] : null;
        });
    text("firstName", value -> draft.firstName = value);
    text("lastName", value -> draft.lastName = value);
  }

  private void text(String name, Consumer<@Nullable String> target) {
    if (body.has(name)) {
      String value = body.get(name).textValue();
      target.accept(value == null || value.isBlank() ? null : value.strip());
    }
  }

  private @Nullable String country(@Nullable String value) {
    if (value != null && !Phones.isCountry(value)) {
      violations.add("country must be a valid enum value");
    }
    return value;
  }

  private @Nullable String timezone(@Nullable String value) {
    if (value != null && !ZoneId.getAvailableZoneIds().contains(value)) {
      violations.add("timezone must be a valid IANA time-zone");
    }
    return value;
  }

  private @Nullable LocalDate dateOfBirth(@Nullable String value) {
    LocalDate date = value == null ? null : Timestamps.parseDateOfBirth(value);
    if (value != null && date == null) {
      violations.add("dateOfBirth must be a valid date");
    }
    return date;
  }

  private @Nullable String email(@Nullable String value) {
    if (value != null && (value.length() > 254 || !EMAIL.matcher(value).matches())) {
      violations.add("email must be an email");
    }
    return value;
  }

  private @Nullable String phone(@Nullable String value, @Nullable String country) {
    if (value == null) {
      return null;
    }
    String number = Phones.normalise(value, country == null ? location.country : country);
    if (number == null) {
      violations.add("phone must be a valid phone number");
    }
    return number;
  }

  private void dndSettings(ContactDraft draft) {
    for (Map.Entry<String, JsonNode> member : body.path("dndSettings").properties()) {
      DndSetting.Channel channel = DndSetting.Channel.of(member.getKey());
      DndSetting setting = dnd("dndSettings." + member.getKey(), member.getValue());
      if (channel == null || setting == null) {
        continue;
      }
      DndSetting before = draft.dndSettings.put(channel, setting);
      if (before != null
          && before.status().equals(DndSetting.PERMANENT)
          && !setting.status().equals(DndSetting.PERMANENT)) {
        throw ApiError.refused(
            "Not authorized to update permanent dnd setting for " + channel.filterName);
      }
    }
    JsonNode inbound = body.path("inboundDndSettings").path("all");
    if (inbound.isObject()) {
      draft.inboundDnd = dnd("inboundDndSettings.all", inbound);
    }
  }

  private @Nullable DndSetting dnd(String name, JsonNode node) {
    String status = node.path("status").textValue();
    if (status == null || !DndSetting.STATUSES.contains(status)) {
      violations.add(
          name + ".status must be one of the following values: active, inactive, permanent");
      return null;
    }
    return new DndSetting(status, node.path("message").textValue(), node.path("code").textValue());
  }

  private void customFields(ContactDraft draft) {
    for (JsonNode input : body.path("customFields")) {
      CustomFieldDefinition field =
          location
              .customFields()
              .written(input.path("id").textValue(), input.path("key").textValue());
      if (field != null && input.has("fieldValue") && !isIgnored(field, input.get("fieldValue"))) {
        Object value = CustomFieldCodec.read(field, input.get("fieldValue"));
        draft.customFields.removeIf(old -> old.fieldId().equals(field.id()));
        if (value != null) {
          draft.customFields.add(new CustomFieldValue(field.id(), value));
        }
      }
    }
  }

  /** Text boxes in any other shape than theirs change nothing, without an error (observed). */
  private boolean isIgnored(CustomFieldDefinition field, JsonNode value) {
    return !oddTextBoxes
        && field.type() == CustomFieldDefinition.Type.TEXTBOX_LIST
        && !CustomFieldCodec.fits(field.type(), value);
  }
}
