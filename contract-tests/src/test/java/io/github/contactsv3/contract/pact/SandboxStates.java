package io.github.contactsv3.contract.pact;

import static io.github.contactsv3.contract.pact.SandboxControl.object;

import au.com.dius.pact.provider.junitsupport.State;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.contract.Operation;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a sandbox into the states of the pact, over HTTP. */
public final class SandboxStates {

  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final String OTHER_LOCATION = "Rq7ZtY2kWm4NcX8vBp1D";
  private static final String CONTACT = "hZ8kQ2mVx4TbN7yRw1Ls";
  private static final String SECOND = "Jq5WcT9nXr2LbM6vKd3P";
  private static final String TASK = "lJpzYrWdpkC2hX6t2yue";
  private static final String NOTE = "HGPcayliwcdoUFzvbTok";
  private static final String BUSINESS = "641c094001436dbc2081e642";
  private static final String USER = "y0BeYjuRIlDwsDcOHOJo";
  private static final String OTHER_USER = "Mx6wyHhbFdRXh302Luer";

  /** Tokens that only states are brought about with. */
  private static final String SETUP = "pit-setup";

  private static final String SETUP_ELSEWHERE = "pit-setup-elsewhere";

  private static final Set<String> SCOPES = Set.of("contacts.readonly", "contacts.write");

  private final SandboxControl sandbox;

  SandboxStates(SandboxControl sandbox) {
    this.sandbox = sandbox;
  }

  /** A sandbox that has what the pact takes for granted: a location, an app and a token. */
  static ContactsSandbox start() {
    return ContactsSandbox.builder()
        .locationId(LOCATION)
        .token(PactRun.TOKEN)
        .grant(SETUP, LOCATION, SCOPES)
        .grant(SETUP_ELSEWHERE, OTHER_LOCATION, SCOPES)
        .app("6578278e879ad2646715ba9c-lq1example", "00000000-0000-4000-8000-000000000000")
        .companyId("tDtDnQdgm2LXpyiqYvZ6")
        .validateAnswers(true)
        .quotaOff()
        .start();
  }

  /** Makes the sandbox as it was, at the time of the pact. */
  void reset() {
    sandbox.control("POST", "/reset", Map.of());
    sandbox.control("PUT", "/clock", object("frozenAt", "2026-03-02T09:15:30.255Z"));
  }

  private void create(String id, String token, Map<String, @Nullable Object> contact) {
    sandbox.ids(id);
    sandbox.call("POST", "/contacts/", token, contact);
  }

  private void add(String path, Map<String, @Nullable Object> body) {
    sandbox.call("POST", "/contacts/" + CONTACT + path, SETUP, body);
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
    create(CONTACT, SETUP, ada);
  }

  private void grace(String token, String location, String... tags) {
    Map<String, @Nullable Object> grace =
        object(
            "locationId", location,
            "firstName", "Grace",
            "lastName", "Example",
            "email", "grace@example.com",
            "phone", "+15550101",
            "tags", List.of(tags));
    create(SECOND, token, grace);
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
    create(CONTACT, SETUP, object("locationId", LOCATION, "email", "grace@example.com"));
  }

  @State({States.CONTACTS, States.NO_OPPORTUNITY})
  public void contacts() {
    ada("vip", "newsletter");
    sandbox.control("POST", "/clock/advance", object("duration", "PT1H"));
    grace(SETUP, LOCATION, "vip", "newsletter");
  }

  @State(States.TAGGED_CONTACTS)
  public void taggedContacts() {
    ada("newsletter");
    grace(SETUP, LOCATION, "newsletter");
  }

  @State(States.ELSEWHERE)
  public void contactElsewhere() {
    ada("newsletter");
    grace(SETUP_ELSEWHERE, OTHER_LOCATION);
  }

  @State(States.BUSINESS)
  public void businessWithContacts() {
    contacts();
    Map<String, @Nullable Object> members =
        object("locationId", LOCATION, "businessId", BUSINESS, "ids", List.of(CONTACT, SECOND));
    sandbox.call("POST", "/contacts/bulk/business", SETUP, members);
  }

  @State(States.ONE_TAG)
  public void contactWithATag() {
    ada("newsletter");
  }

  @State(States.TASK)
  public void task() {
    ada("vip");
    sandbox.ids(TASK);
    add(
        "/tasks",
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
    sandbox.ids(NOTE);
    add(
        "/notes",
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
    sandbox.control(
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

  @State(States.SAME_EMAIL)
  public void sameEmail() {
    create(
        SECOND,
        SETUP,
        object("locationId", LOCATION, "firstName", "Ada", "email", "ADA@example.com"));
  }

  @State(States.SAME_PHONE)
  public void samePhone() {
    create(SECOND, SETUP, object("locationId", LOCATION, "firstName", "Ada", "phone", "+15550100"));
  }

  @State(States.TOKEN_REVOKED)
  public void tokenRevoked() {
    revoke();
  }

  @State(States.TOKEN_OF_OTHER)
  public void tokenOfOtherLocation() {
    ada("vip");
    sandbox.control(
        "POST",
        "/tokens",
        object("token", PactRun.TOKEN, "locationId", OTHER_LOCATION, "scopes", SCOPES));
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
    sandbox.control(
        "POST",
        "/oauth/tokens",
        object(
            "accessToken", "earlier",
            "refreshToken", "eyJhbGciOiJSUzI1NiJ9.example-refresh-token",
            "locationId", LOCATION));
  }

  @State(States.INSTALLED)
  public void installed() {
    revoke();
    sandbox.control(
        "POST", "/oauth/tokens", object("accessToken", PactRun.TOKEN, "refreshToken", "unused"));
  }

  @State(States.PAUSED)
  public void pausedLocation(Map<String, Object> parameters) {
    if ("requestToken".equals(parameters.get("operationId"))) {
      codeForLocation();
    } else {
      installed();
    }
    sandbox.control("POST", "/locations/active", object("locationId", LOCATION, "active", false));
  }

  /** What has no cause in the sandbox is answered on demand, with the document's example. */
  @State(States.REFUSED)
  public void refused(Map<String, Object> parameters) {
    String id = String.valueOf(parameters.get("operationId"));
    Operation operation = ResourceContract.operation(id);
    int status = ((Number) parameters.get("status")).intValue();
    JsonNode body = operation.errorExample(status, String.valueOf(parameters.get("example")));
    sandbox.control(
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

  private void revoke() {
    sandbox.control("POST", "/tokens/revoke", object("token", PactRun.TOKEN));
  }

  private void code(Map<String, @Nullable Object> body) {
    sandbox.ids("0123456789abcdef0123", "456789abcdef01234567");
    sandbox.control("POST", "/oauth/code", body);
  }
}
