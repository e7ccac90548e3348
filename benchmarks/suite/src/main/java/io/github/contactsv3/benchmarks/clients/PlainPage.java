package io.github.contactsv3.benchmarks.clients;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.contactsv3.runtime.DateTimes;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of contacts as mutable public fields: the least that Jackson can read it into. Dates are
 * read as in our models, since Jackson's own way would take longer than all the rest.
 */
public final class PlainPage {
  public @Nullable List<PlainContact> contacts;
  public @Nullable Long total;
  public @Nullable String traceId;

  /** One contact. */
  public static final class PlainContact {
    public @Nullable String id;
    public @Nullable String locationId;
    public @Nullable String contactName;
    public @Nullable String firstName;
    public @Nullable String lastName;
    public @Nullable String firstNameLowerCase;
    public @Nullable String lastNameLowerCase;
    public @Nullable String email;
    public @Nullable List<Object> additionalEmails;
    public @Nullable String phone;
    public @Nullable String phoneLabel;
    public @Nullable List<Object> additionalPhones;
    public @Nullable String address;
    public @Nullable String city;
    public @Nullable String state;
    public @Nullable String postalCode;
    public @Nullable String country;
    public @Nullable String companyName;
    public @Nullable String businessId;
    public @Nullable String businessName;
    public @Nullable String website;
    public @Nullable String source;
    public @Nullable String type;
    public @Nullable String timezone;
    public @Nullable List<String> tags;
    public @Nullable List<String> followers;
    public @Nullable String assignedTo;
    public @Nullable Boolean dnd;
    public @Nullable PlainDndSettings dndSettings;
    public @Nullable PlainInbound inboundDndSettings;
    public @Nullable Boolean validEmail;
    public @Nullable String dateOfBirth;

    @JsonDeserialize(using = DateTimes.Reader.class)
    public @Nullable OffsetDateTime dateAdded;

    @JsonDeserialize(using = DateTimes.Reader.class)
    public @Nullable OffsetDateTime dateUpdated;

    public @Nullable List<PlainCustomField> customFields;
    public @Nullable Map<String, Object> attributionSource;
    public @Nullable Map<String, Object> lastAttributionSource;
    public @Nullable List<Object> searchAfter;
  }

  /** One custom field. */
  public static final class PlainCustomField {
    public @Nullable String id;
    public @Nullable Object value;
  }

  /** What may be sent to the contact. */
  public static final class PlainDndSettings {
    public @Nullable PlainDndSetting call;
    public @Nullable PlainDndSetting email;
    public @Nullable PlainDndSetting sms;
    public @Nullable PlainDndSetting whatsApp;
    public @Nullable PlainDndSetting gmb;
    public @Nullable PlainDndSetting fb;
  }

  /** What may be sent to the contact on one channel. */
  public static final class PlainDndSetting {
    public @Nullable String status;
    public @Nullable String message;
    public @Nullable String code;
  }

  /** What the contact has refused. */
  public static final class PlainInbound {
    public @Nullable PlainDndSetting all;
  }
}
