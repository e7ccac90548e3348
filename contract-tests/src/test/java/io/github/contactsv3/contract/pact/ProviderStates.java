package io.github.contactsv3.contract.pact;

import au.com.dius.pact.provider.junitsupport.State;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.contract.DocumentedOperation;
import io.github.contactsv3.contract.Invoker;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings an account into the states of the pact. */
public final class ProviderStates {

  static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  static final String OTHER_LOCATION = "Rq7ZtY2kWm4NcX8vBp1D";
  static final String CONTACT = "hZ8kQ2mVx4TbN7yRw1Ls";
  private static final String SECOND = "Jq5WcT9nXr2LbM6vKd3P";
  private static final String TASK = "lJpzYrWdpkC2hX6t2yue";
  private static final String NOTE = "HGPcayliwcdoUFzvbTok";
  private static final String BUSINESS = "641c094001436dbc2081e642";
  static final String USER = "y0BeYjuRIlDwsDcOHOJo";
  private static final String OTHER_USER = "Mx6wyHhbFdRXh302Luer";

  static final Set<String> SCOPES =
      Set.of("contacts.readonly", "contacts.write", "locations/customFields.readonly");

  private final Account account;

  ProviderStates(Account account) {
    this.account = account;
  }

  /** Makes an object of names and values, one after the other. */
  static Map<String, @Nullable Object> object(@Nullable Object... members) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(String.valueOf(members[i]), members[i + 1]);
    }
    return object;
  }

  /**
   * Brings about the state of an interaction.
   *
   * @throws Account.NotHereException if the account can't be brought into it
   */
  void bringAbout(PactFile.Interaction interaction) {
    Method method =
        Stream.of(getClass().getMethods())
            .filter(one -> one.isAnnotationPresent(State.class))
            .filter(
                one ->
                    List.of(one.getAnnotation(State.class).value()).contains(interaction.state()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no method for: " + interaction.state()));
    if (method.getParameterCount() == 0) {
      Invoker.invoke(method, this);
    } else {
      Invoker.invoke(method, this, interaction.parameters());
    }
  }

  private void create(String id, String location, Map<String, @Nullable Object> contact) {
    account.create(id, "/contacts/", location, contact);
  }

  private void add(String path, Map<String, @Nullable Object> body) {
    account.call("POST", "/contacts/" + CONTACT + path, body);
  }

  private void ada(String... tags) {
    Map<String, @Nullable Object> ada =
        object(
            "locationId", LOCATION,
            "firstName", "Ada",
            "lastName", "Example",
            "email", "Ada@example.com",
            "phone", "+15550100",
            "assignedTo", USER,
            "tags", List.of(tags));
    create(CONTACT, LOCATION, ada);
  }

  private void grace(String location, String... tags) {
    Map<String, @Nullable Object> grace =
        object(
            "locationId", location,
            "firstName", "Grace",
            "lastName", "Example",
            "email", "grace@example.com",
            "phone", "+15550101",
            "tags", List.of(tags));
    create(SECOND, location, grace);
  }

  @State({States.NO_CONTACT, States.EMPTY_BUSINESS, States.NO_CODE})
  public void nothing() {
    // A sandbox that has just been reset has none of it.
  }

  @State(States.CONTACT)
  public void contact() {
    ada("vip", "newsletter");
  }

  @State(States.SPARSE_CONTACT)
  public void sparseContact() {
    create(CONTACT, LOCATION, object("locationId", LOCATION, "email", "grace@example.com"));
  }

  @State({States.CONTACTS, States.NO_OPPORTUNITY})
  public void contacts() {
    ada("vip", "newsletter");
    account.later();
    grace(LOCATION, "vip", "newsletter");
  }

  @State(States.TAGGED_CONTACTS)
  public void taggedContacts() {
    ada("newsletter");
    grace(LOCATION, "newsletter");
  }

  @State(States.ELSEWHERE)
  public void contactElsewhere() {
    ada("newsletter");
    grace(OTHER_LOCATION);
  }

  @State(States.BUSINESS)
  public void businessWithContacts() {
    contacts();
    Map<String, @Nullable Object> members =
        object("locationId", LOCATION, "businessId", BUSINESS, "ids", List.of(CONTACT, SECOND));
    account.call("POST", "/contacts/bulk/business", members);
  }

  @State(States.ONE_TAG)
  public void contactWithATag() {
    ada("newsletter");
  }

  @State(States.TASK)
  public void task() {
    ada("vip");
    account.create(
        TASK,
        "/contacts/" + CONTACT + "/tasks",
        LOCATION,
        object(
            "title", "Call back",
            "body", "Ask about the renewal",
            "dueDate", "2026-10-25T11:00:00Z",
            "completed", false,
            "assignedTo", USER));
  }

  @State(States.NOTE)
  public void note() {
    ada("vip");
    account.create(
        NOTE,
        "/contacts/" + CONTACT + "/notes",
        LOCATION,
        object(
            "title", "Preferences",
            "body", "Prefers to be called in the morning",
            "color", "#FFAA00",
            "pinned", false,
            "userId", USER));
  }

  @State(States.APPOINTMENT)
  public void appointment() {
    ada("vip");
    account.control(
        "POST",
        "/appointments",
        object(
            "contactId", CONTACT,
            "title", "Product demo",
            "start", "2026-07-16T11:00:00Z",
            "end", "2026-07-16T11:30:00Z"));
  }

  @State(States.FOLLOWER)
  public void follower() {
    ada("vip");
    add("/followers", object("followers", List.of(USER)));
  }

  @State(States.FOLLOWERS)
  public void followers() {
    ada("vip");
    add("/followers", object("followers", List.of(USER, OTHER_USER)));
  }

  @State(States.NO_CUSTOM_FIELDS)
  public void noCustomFields() {
    account.control("DELETE", "/custom-fields", Map.of());
  }

  @State(States.CUSTOM_FIELDS)
  public void customFields() {
    noCustomFields();
    account.control(
        "POST",
        "/custom-fields",
        object(
            "id", "6dvNaf7VhkQ9snc5vnjJ",
            "fieldKey", "contact.membership_level",
            "dataType", "SINGLE_OPTIONS",
            "picklistOptions", List.of("Bronze", "Silver", "Gold")));
    account.control(
        "POST",
        "/custom-fields",
        object(
            "id", "fI3lEu8PaK6zTr2DnB4m",
            "fieldKey", "contact.contract",
            "dataType", "FILE_UPLOAD",
            "maxFileLimit", 4));
  }

  @State(States.SAME_EMAIL)
  public void sameEmail() {
    create(
        SECOND,
        LOCATION,
        object("locationId", LOCATION, "firstName", "Ada", "email", "ADA@example.com"));
  }

  @State(States.SAME_PHONE)
  public void samePhone() {
    create(
        SECOND, LOCATION, object("locationId", LOCATION, "firstName", "Ada", "phone", "+15550100"));
  }

  @State(States.TOKEN_REVOKED)
  public void tokenRevoked() {
    account.revokeToken();
  }

  @State(States.TOKEN_OF_OTHER)
  public void tokenOfOtherLocation() {
    ada("vip");
    account.tokenOfOther();
  }

  @State(States.LOCATION_CODE)
  public void codeForLocation() {
    code(object("locationId", LOCATION));
  }

  @State(States.AGENCY_CODE)
  public void codeForAgency() {
    code(Map.of());
  }

  @State(States.REFRESH_TOKEN)
  public void refreshToken() {
    account.control(
        "POST",
        "/oauth/tokens",
        object(
            "accessToken", "earlier",
            "refreshToken", "eyJhbGciOiJSUzI1NiJ9.example-refresh-token",
            "locationId", LOCATION));
  }

  @State(States.INSTALLED)
  public void installed() {
    account.revokeToken();
    account.control(
        "POST", "/oauth/tokens", object("accessToken", PactRun.TOKEN, "refreshToken", "unused"));
  }

  @State(States.PAUSED)
  public void pausedLocation(Map<String, Object> parameters) {
    if ("requestToken".equals(parameters.get("operationId"))) {
      codeForLocation();
    } else {
      installed();
    }
    account.control("POST", "/locations/active", object("locationId", LOCATION, "active", false));
  }

  /** What has no cause in the sandbox comes on demand, with the document's example. */
  @State(States.REFUSED)
  public void refused(Map<String, Object> parameters) {
    String id = String.valueOf(parameters.get("operationId"));
    DocumentedOperation operation = ResourceContract.operation(id);
    int status = ((Number) parameters.get("status")).intValue();
    JsonNode body = operation.errorExample(status, String.valueOf(parameters.get("example")));
    account.control(
        "POST",
        "/faults",
        object(
            "kind",
            "status",
            "status",
            status,
            body.isTextual() ? "body" : "json",
            body,
            "operations",
            List.of(id)));
  }

  private void code(Map<String, @Nullable Object> body) {
    account.control(
        "POST", "/ids", object("ids", List.of("0123456789abcdef0123", "456789abcdef01234567")));
    account.control("POST", "/oauth/code", body);
  }
}
