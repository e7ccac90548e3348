package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.contract.DocumentedOperation;
import java.util.Map;

/** The sentences that say what is so at the service. */
final class States {

  static final String NO_CONTACT = "there is no such contact";
  static final String CONTACT = "a contact exists";
  static final String SPARSE_CONTACT = "a contact exists of which little is known";
  static final String CONTACTS = "contacts exist";
  static final String TAGGED_CONTACTS = "contacts are tagged newsletter";
  static final String NO_OPPORTUNITY = "no contact has an open opportunity";
  static final String ELSEWHERE = "one of two contacts belongs to another location";
  static final String BUSINESS = "a business has contacts";
  static final String EMPTY_BUSINESS = "a business has no contacts";
  static final String TASK = "a contact has a task";
  static final String NOTE = "a contact has a note";
  static final String APPOINTMENT = "a contact has an appointment";
  static final String FOLLOWER = "a contact has a follower";
  static final String FOLLOWERS = "a contact has two followers";
  static final String ONE_TAG = "a contact is tagged newsletter";
  static final String LOCATION_CODE = "a person has authorised the app for a location";
  static final String AGENCY_CODE = "a person has authorised the app for an agency";
  static final String REFRESH_TOKEN = "a refresh token has not been used";
  static final String CUSTOM_FIELDS = "the location has two custom fields";
  static final String NO_CUSTOM_FIELDS = "the location has no custom fields";
  static final String INSTALLED = "the app is installed in locations of the agency";

  static final String TOKEN_REVOKED = "the token has been revoked";
  static final String TOKEN_OF_OTHER = "the token is for another location";
  static final String SAME_EMAIL = "another contact has the e-mail address";
  static final String SAME_PHONE = "another contact has the phone number";
  static final String NO_CODE = "nobody has authorised the app";
  static final String PAUSED = "the location is paused";

  /** For what no state of the service leads to reliably. */
  static final String REFUSED = "the service refuses the request";

  private static final Map<String, String> BY_EXAMPLE =
      Map.of(
          "contactNotFound", NO_CONTACT,
          "invalidGrant", NO_CODE,
          "locationNotActive", PAUSED);

  private States() {}

  /** The state in which an operation gets an error. */
  static String of(DocumentedOperation operation, int status, String example) {
    String state = BY_EXAMPLE.get(example);
    if (state != null) {
      return state;
    }
    if (status == 401 && operation.takesToken()) {
      return TOKEN_REVOKED;
    }
    if (status == 403 && isOfLocation(operation)) {
      return TOKEN_OF_OTHER;
    }
    if (operation.id().equals("createContact") && example.equals("duplicateEmail")) {
      return SAME_EMAIL;
    }
    if (operation.id().equals("createContact") && example.equals("duplicatePhone")) {
      return SAME_PHONE;
    }
    return REFUSED;
  }

  /** Returns whether the request names a location or a contact, which is in one. */
  private static boolean isOfLocation(DocumentedOperation operation) {
    JsonNode body =
        operation.requestExamples().stream().findFirst().orElse(operation.node().path("none"));
    return !operation.tag().equals("OAuth")
        && (operation.path().contains("{contactId}")
            || operation.path().contains("{locationId}")
            || body.has("locationId")
            || operation.parameters("query").stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("locationId")));
  }
}
