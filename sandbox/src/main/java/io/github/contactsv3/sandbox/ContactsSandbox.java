package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.contacts.Locations;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.control.SandboxControl;
import io.github.contactsv3.sandbox.internal.seed.Seeder;
import io.github.contactsv3.sandbox.internal.server.SandboxServer;
import io.github.contactsv3.sandbox.internal.transfer.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A local server that behaves like the HighLevel Contacts API v3, for tests and first steps. It
 * keeps its contacts in memory, listens on the loopback interface only and needs no account.
 *
 * <pre>{@code
 * try (ContactsSandbox sandbox = ContactsSandbox.start()) {
 *   sandbox.seed(100);
 *   // send requests to sandbox.baseUrl() with sandbox.token()
 * }
 * }</pre>
 *
 * <p>Thread-safe. An independent project's imitation, not HighLevel's server.
 */
public final class ContactsSandbox implements AutoCloseable {

  /** The token that a sandbox accepts unless told otherwise. */
  public static final String DEFAULT_TOKEN = "pit-sandbox";

  /** Id of the location that a sandbox has unless told otherwise. */
  public static final String DEFAULT_LOCATION_ID = "SandboxLocation00001";

  /** Client id of the app that a sandbox knows unless told otherwise. */
  public static final String DEFAULT_CLIENT_ID = "6578278e879ad2646715ba9c-sandbox1";

  /** Client secret of that app. */
  public static final String DEFAULT_CLIENT_SECRET = "sandbox-secret";

  /** Id of the agency that a sandbox has unless told otherwise. */
  public static final String DEFAULT_COMPANY_ID = "SandboxCompany000001";

  private final SandboxControl control;
  private final SandboxState state;
  private final SandboxServer server;
  private final SandboxClock clock;
  private final Faults faults;
  private final RequestLog requests;
  private final SandboxWebhooks webhooks;

  ContactsSandbox(SandboxControl control, SandboxServer.Settings settings) {
    this.control = control;
    this.state = control.parts().state();
    this.clock = new SandboxClock(state.clock());
    this.faults = new Faults(control.parts().faults());
    this.requests = new RequestLog(control.parts().requests());
    this.webhooks = new SandboxWebhooks(control);
    boolean started = false;
    try {
      this.server = new SandboxServer(control, settings);
      started = true;
    } finally {
      if (!started) {
        control.close();
      }
    }
  }

  /**
   * Starts an empty sandbox on a random port.
   *
   * @return the running sandbox, to be closed by the caller
   */
  public static ContactsSandbox start() {
    return builder().start();
  }

  /**
   * Returns a builder with the defaults.
   *
   * @return a new builder
   */
  public static ContactsSandboxBuilder builder() {
    return new ContactsSandboxBuilder();
  }

  /**
   * Address of the server, without a trailing slash, such as {@code http://127.0.0.1:49152}.
   *
   * @return the base URL
   */
  public String baseUrl() {
    return server.baseUrl();
  }

  /**
   * The token that may do everything in the sandbox's location.
   *
   * @return the bearer token
   */
  public String token() {
    return control.token();
  }

  /**
   * Id of the sandbox's location.
   *
   * @return the location id
   */
  public String locationId() {
    return control.locationId();
  }

  /**
   * Ids of the operations there are, those of OAuth among them.
   *
   * @return the operation ids, sorted
   */
  public Set<String> operations() {
    return control.parts().operationIds();
  }

  /**
   * Adds invented contacts to the sandbox's location: names, {@code example.com} addresses,
   * fictional phone numbers, tags, custom fields, added over the past two years.
   *
   * @param count how many contacts to add, at most a million
   */
  public void seed(int count) {
    seed(count, Seeder.DEFAULT_RANDOM_SEED);
  }

  /**
   * Adds invented contacts, the same ones for the same random seed, clock and previous number of
   * contacts.
   *
   * @param count how many contacts to add, at most a million
   * @param randomSeed seed of the random numbers
   */
  public void seed(int count, long randomSeed) {
    seed(control.locationId(), count, randomSeed);
  }

  /**
   * Adds invented contacts to a location.
   *
   * @param locationId id of the location
   * @param count how many contacts to add, at most a million
   * @throws IllegalArgumentException if there is no such location
   */
  public void seed(String locationId, int count) {
    seed(locationId, count, Seeder.DEFAULT_RANDOM_SEED);
  }

  /**
   * Adds invented contacts to a location, the same ones for the same location, random seed, clock
   * and previous number of contacts. Ids differ from location to location.
   *
   * @param locationId id of the location
   * @param count how many contacts to add, at most a million
   * @param randomSeed seed of the random numbers
   * @throws IllegalArgumentException if there is no such location, or the count is negative or more
   *     than a million
   */
  public void seed(String locationId, int count, long randomSeed) {
    control.seed(locationId, count, randomSeed, () -> false);
  }

  /**
   * Ids of all locations.
   *
   * @return the ids, sorted
   */
  public List<String> locationIds() {
    return state.locationIds();
  }

  /**
   * Adds an empty location to the agency, with the custom fields of the others. Tokens for it come
   * from {@link #grant} or from OAuth. {@link #reset} removes it.
   *
   * @param locationId its id, 1 to 100 characters without spaces
   * @throws IllegalArgumentException if the id cannot be one, or is taken
   */
  public void addLocation(String locationId) {
    addLocation(locationId, Locations.defaultName(locationId));
  }

  /**
   * Adds an empty location with a name.
   *
   * @param locationId its id, 1 to 100 characters without spaces
   * @param name the name people see
   * @throws IllegalArgumentException if the id or the name cannot be one, or the id is taken
   * @see #addLocation(String)
   */
  public void addLocation(String locationId, String name) {
    control.addLocation(locationId, name);
  }

  /**
   * Makes the authorization code that the redirect would bring when a user approves the app for a
   * location. It is good once, for ten minutes.
   *
   * @param locationId id of the location
   * @return the code, to be exchanged for tokens
   * @throws IllegalArgumentException if there is no such location
   */
  public String authorizationCode(String locationId) {
    return control.authorizationCode(locationId);
  }

  /**
   * Makes the authorization code that the redirect would bring when a user approves the app for the
   * whole agency.
   *
   * @return the code, to be exchanged for tokens
   */
  public String agencyAuthorizationCode() {
    return control.agencyAuthorizationCode();
  }

  /**
   * Pauses a location or makes it active again. While it is paused, nobody gets tokens for it
   * ("Location is not active"); those already granted keep working.
   *
   * @param locationId id of the location
   * @param active whether it is active
   * @throws IllegalArgumentException if there is no such location
   */
  public void setLocationActive(String locationId, boolean active) {
    control.setLocationActive(locationId, active);
  }

  /**
   * Gives a token some scopes for a location, as an administrator does with a private integration;
   * those it had are replaced.
   *
   * @param token the token
   * @param locationId the only location it is for
   * @param scopes its scopes, such as {@code contacts.readonly}
   * @throws IllegalArgumentException if there is no such location, no operation asks for one of the
   *     scopes, or no header could carry the token
   */
  public void grant(String token, String locationId, Set<String> scopes) {
    control.grant(token, locationId, scopes);
  }

  /**
   * Takes over the tokens that an app was granted earlier and has stored, as of now.
   *
   * @param accessToken the access token
   * @param refreshToken the refresh token, not used yet
   * @param locationId the location they are for, null for the agency
   * @throws IllegalArgumentException if there is no such location, or no header could carry the
   *     access token
   */
  public void oauthTokens(String accessToken, String refreshToken, @Nullable String locationId) {
    control.oauthTokens(accessToken, refreshToken, locationId);
  }

  /**
   * Revokes one token, of a private integration or of OAuth; the latter with its refresh token.
   *
   * @param token the bearer token
   * @throws IllegalArgumentException if the sandbox does not know it; the message does not name it
   */
  public void revokeToken(String token) {
    control.revokeToken(token);
  }

  /**
   * Ids that the next contacts, notes, tasks and appointments get, for tests that need to know them
   * beforehand. Every attempt to create something uses one, a refused one too; an authorization
   * code is made of two.
   *
   * @param ids the ids, in the order they are used
   */
  public void nextIds(String... ids) {
    control.nextIds(List.of(ids));
  }

  /**
   * Revokes all tokens and codes of OAuth, as when the app is uninstalled from the agency; targets
   * of webhooks get that event.
   */
  public void revokeTokens() {
    control.revokeTokens();
  }

  /**
   * Adds contacts from a file or another stream: all of them, or none if one cannot be. In JSON
   * Lines a line is a whole contact, which takes the place of the one with its id; in CSV a row
   * changes what it has columns for. Without an id, a contact is new.
   *
   * @param locationId id of the location they go to
   * @param format the format, in UTF-8
   * @param in the contacts; read to its end, not closed
   * @return how many contacts there were
   * @throws ContactImportException if one of them cannot be imported
   * @throws IllegalArgumentException if there is no such location
   * @throws IOException if the stream cannot be read
   */
  public int importContacts(String locationId, ContactFormat format, InputStream in)
      throws IOException {
    try {
      return control.importContacts(locationId, format.file, in);
    } catch (ImportRefusal e) {
      throw new ContactImportException(String.valueOf(e.getMessage()), e.problems());
    }
  }

  /**
   * Writes the contacts of a location, oldest first, as {@link #importContacts} reads them.
   *
   * @param locationId id of the location
   * @param format the format, in UTF-8
   * @param out where they go; flushed, not closed
   * @throws IllegalArgumentException if there is no such location
   * @throws IOException if the stream does not take them
   */
  public void exportContacts(String locationId, ContactFormat format, OutputStream out)
      throws IOException {
    control.exportContacts(locationId, format.file, out);
  }

  /**
   * Adds an appointment to a contact, in whichever location it is.
   *
   * @param contactId id of the contact
   * @param appointment the appointment
   * @return id of the appointment
   * @throws IllegalArgumentException if there is no such contact
   */
  public String addAppointment(String contactId, SandboxAppointment appointment) {
    return control.addAppointment(contactId, appointment);
  }

  /**
   * The time the sandbox goes by, to be frozen and advanced.
   *
   * @return the clock
   */
  public SandboxClock clock() {
    return clock;
  }

  /**
   * What is going to go wrong.
   *
   * @return the faults
   */
  public Faults faults() {
    return faults;
  }

  /**
   * What has arrived.
   *
   * @return the log of requests
   */
  public RequestLog requests() {
    return requests;
  }

  /**
   * What is sent to whom when something happens.
   *
   * @return the webhooks
   */
  public SandboxWebhooks webhooks() {
    return webhooks;
  }

  /**
   * Takes down what there is: contacts with their notes and tasks. Settings, faults, quota, clock
   * and the log of requests are not part of it.
   *
   * @return the snapshot, for this sandbox only
   */
  public SandboxSnapshot snapshot() {
    return new SandboxSnapshot(state.snapshot());
  }

  /**
   * Brings back what there was. Locations that were added since are emptied.
   *
   * @param snapshot a snapshot of this sandbox
   * @throws IllegalArgumentException if it was taken of another one
   */
  public void restore(SandboxSnapshot snapshot) {
    state.restore(snapshot.contacts);
  }

  /** Deletes every contact of every location with its notes and tasks, seeded ones too. */
  public void clear() {
    control.clear();
  }

  /**
   * Deletes every contact of one location.
   *
   * @param locationId id of the location
   * @throws IllegalArgumentException if there is no such location
   */
  public void clear(String locationId) {
    control.clear(locationId);
  }

  /**
   * Makes the sandbox as it was when it had started: the contacts that the builder seeded, the
   * whole quota, no faults, no webhooks, no requests in the log, the builder's tokens, custom
   * fields and clock. Locations that were added since are removed.
   */
  public void reset() {
    control.reset();
  }

  /**
   * Stops the server within two seconds, whatever it is doing: open connections are closed,
   * searches and seeding end early. Closes the data file if there is one.
   */
  @Override
  public void close() {
    control.stopWork();
    server.stop();
    control.close();
  }
}
