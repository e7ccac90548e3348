package io.github.contactsv3.search;

/**
 * The fields that contacts can be searched by, with the operators that each takes (documented with
 * the service's advanced search). Where the service's name says what it keeps rather than what it
 * is, as with {@code firstNameLowerCase}, the name here is the plain one, and values are brought to
 * lower case.
 */
public final class ContactFields {

  /** The id. */
  public static final IdField ID = new IdField("id");

  /** The full name. */
  public static final KeywordField CONTACT_NAME = new KeywordField("contactName", true);

  /** The first name. */
  public static final SortableTextField FIRST_NAME =
      new SortableTextField("firstNameLowerCase", true);

  /** The last name. */
  public static final SortableTextField LAST_NAME =
      new SortableTextField("lastNameLowerCase", true);

  /** The name of the business that the contact is attached to. */
  public static final SortableTextField BUSINESS_NAME = new SortableTextField("businessName");

  /** The name of the company that the contact works for. */
  public static final TextField COMPANY_NAME = new TextField("companyName");

  /** The street address. */
  public static final TextField ADDRESS = new TextField("address");

  /** The city. */
  public static final TextField CITY = new TextField("city");

  /** The state, province or region. */
  public static final TextField STATE = new TextField("state");

  /** The postal code. */
  public static final TextField POSTAL_CODE = new TextField("postalCode");

  /** Where the contact came from. */
  public static final SortableTextField SOURCE = new SortableTextField("source");

  /**
   * The phone number, with country code. May miss contacts that have the number as an additional
   * one (GoHighLevel/highlevel-api-docs issue 289).
   */
  public static final TextField PHONE = new TextField("phone");

  /** The tags. */
  public static final TagsField TAGS = new TagsField("tags");

  /** The e-mail address. */
  public static final SortableKeywordField EMAIL = new SortableKeywordField("email");

  /** The website. */
  public static final KeywordField WEBSITE = new KeywordField("website");

  /** The country, as an ISO 3166-1 alpha-2 code. */
  public static final KeywordField COUNTRY = new KeywordField("country");

  /** The time zone, as an IANA name. */
  public static final KeywordField TIMEZONE = new KeywordField("timezone");

  /** The kind of contact, such as {@code lead}. */
  public static final KeywordField TYPE = new KeywordField("type");

  /** The id of the user that the contact is assigned to. */
  public static final KeywordField ASSIGNED_TO = new KeywordField("assignedTo");

  /** The ids of the users that follow the contact. */
  public static final KeywordField FOLLOWERS = new KeywordField("followers");

  /** The ids of the workflows that the contact is in. */
  public static final KeywordField ACTIVE_WORKFLOWS = new KeywordField("activeWorkflows");

  /** The ids of the workflows that the contact has left. */
  public static final KeywordField FINISHED_WORKFLOWS = new KeywordField("finishedWorkflows");

  /** Whether no channel may be used. */
  public static final SortableBooleanField DND = new SortableBooleanField("dnd");

  /** Whether the e-mail address has been found to exist. */
  public static final BooleanField VALID_EMAIL = new BooleanField("validEmail");

  /** Whether the phone number is on WhatsApp. */
  public static final BooleanField VALID_WHATSAPP = new BooleanField("isValidWhatsapp");

  /** When the contact was added. */
  public static final SortableDateField DATE_ADDED = new SortableDateField("dateAdded");

  /** When the contact was changed last. */
  public static final SortableDateField DATE_UPDATED = new SortableDateField("dateUpdated");

  /** The date of birth. */
  public static final DayField DATE_OF_BIRTH = new DayField("dateOfBirth");

  /** When a link in an e-mail was clicked last. */
  public static final DateField LAST_EMAIL_CLICKED = new DateField("lastEmailClickedDate");

  /** When an e-mail was opened last. */
  public static final DateField LAST_EMAIL_OPENED = new DateField("lastEmailOpenedDate");

  /** When the last appointment was. */
  public static final DateField LAST_APPOINTMENT = new DateField("lastAppointment");

  /** Whether e-mail must not be used; the operators are assumed, not documented. */
  public static final DndStatusField EMAIL_DND = new DndStatusField("dndSettings.Email.status");

  /** Whether SMS must not be used; the operators are assumed, not documented. */
  public static final DndStatusField SMS_DND = new DndStatusField("dndSettings.SMS.status");

  /** Whether calls must not be made; the operators are assumed, not documented. */
  public static final DndStatusField CALL_DND = new DndStatusField("dndSettings.Call.status");

  /** Whether the contact must not write; the operators are assumed, not documented. */
  public static final InboundDndStatusField INBOUND_DND =
      new InboundDndStatusField("inboundDndSettings.all.status");

  /** The opportunities, by conditions on the {@link OpportunityField}s. */
  public static final OpportunitiesField OPPORTUNITIES = new OpportunitiesField("opportunities");

  private ContactFields() {}

  /**
   * A custom field. The service finds them by id, not by key.
   *
   * @param id the id
   * @return the field, of which the type has to be chosen
   * @throws IllegalArgumentException if the id is blank or has a dot
   */
  public static CustomFieldRef customField(String id) {
    return new CustomFieldRef(id);
  }
}
