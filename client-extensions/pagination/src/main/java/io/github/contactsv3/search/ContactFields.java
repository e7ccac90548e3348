package io.github.contactsv3.search;

/**
 * The searchable fields of contacts, with the operators of each (documented with the service's
 * advanced search). Fields that the service stores in lower case, such as {@code
 * firstNameLowerCase}, have the plain name here, and their values are converted to lower case.
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

  /** The source of the contact. */
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

  /** Whether contact over every channel is disabled. */
  public static final SortableBooleanField DND = new SortableBooleanField("dnd");

  /** Whether the e-mail address was verified. */
  public static final BooleanField VALID_EMAIL = new BooleanField("validEmail");

  /** Whether the phone number is on WhatsApp. */
  public static final BooleanField VALID_WHATSAPP = new BooleanField("isValidWhatsapp");

  /** The time when the contact was added. */
  public static final SortableDateField DATE_ADDED = new SortableDateField("dateAdded");

  /** The time of the last change. */
  public static final SortableDateField DATE_UPDATED = new SortableDateField("dateUpdated");

  /** The date of birth. */
  public static final DayField DATE_OF_BIRTH = new DayField("dateOfBirth");

  /** The time of the last click on a link in an e-mail. */
  public static final DateField LAST_EMAIL_CLICKED = new DateField("lastEmailClickedDate");

  /** The time when an e-mail was last opened. */
  public static final DateField LAST_EMAIL_OPENED = new DateField("lastEmailOpenedDate");

  /** The time of the last appointment. */
  public static final DateField LAST_APPOINTMENT = new DateField("lastAppointment");

  /** Whether e-mail is disabled; the operators are assumed, not documented. */
  public static final DndStatusField EMAIL_DND = new DndStatusField("dndSettings.Email.status");

  /** Whether SMS is disabled; the operators are assumed, not documented. */
  public static final DndStatusField SMS_DND = new DndStatusField("dndSettings.SMS.status");

  /** Whether calls are disabled; the operators are assumed, not documented. */
  public static final DndStatusField CALL_DND = new DndStatusField("dndSettings.Call.status");

  /** Whether inbound messages are disabled; the operators are assumed, not documented. */
  public static final InboundDndStatusField INBOUND_DND =
      new InboundDndStatusField("inboundDndSettings.all.status");

  /** The opportunities, by conditions on the {@link OpportunityField}s. */
  public static final OpportunitiesField OPPORTUNITIES = new OpportunitiesField("opportunities");

  private ContactFields() {}

  /**
   * Returns a custom field. The service searches custom fields by id; keys do not work.
   *
   * @param id the id
   * @return the field, for which a type must be chosen
   * @throws IllegalArgumentException if the id is blank or has a dot
   */
  public static CustomFieldRef customField(String id) {
    return new CustomFieldRef(id);
  }
}
