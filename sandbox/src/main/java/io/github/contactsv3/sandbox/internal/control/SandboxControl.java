package io.github.contactsv3.sandbox.internal.control;

import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.access.Scopes;
import io.github.contactsv3.sandbox.internal.access.TokenGrant;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.ContactsSnapshot;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.data.DataFile;
import io.github.contactsv3.sandbox.internal.journal.JournalReader;
import io.github.contactsv3.sandbox.internal.seed.Seeder;
import io.github.contactsv3.sandbox.internal.transfer.FileExport;
import io.github.contactsv3.sandbox.internal.transfer.FileFormat;
import io.github.contactsv3.sandbox.internal.transfer.FileImport;
import io.github.contactsv3.sandbox.internal.transfer.ImportRefusal;
import io.github.contactsv3.sandbox.internal.values.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to a running sandbox, from Java and over HTTP. The public {@code
 * ContactsSandbox} says what each method means. Thread-safe.
 */
public final class SandboxControl {

  /** Spreads the hash codes of location ids over all random seeds. */
  private static final long SALT = 0x9E3779B97F4A7C15L;

  private final SandboxParts parts;
  private final SandboxState state;
  private final TokenRegistry tokens;
  private final String token;
  private final String locationId;
  private final ContactsSnapshot beginning;
  private volatile boolean closed;

  /**
   * What a sandbox holds in the beginning, unless its data file has been filled before.
   *
   * @param data the data file, or null if there is none
   * @param seed how many contacts its location is seeded with
   * @param randomSeed seed of the random numbers
   * @param locationSeeds how many contacts other locations are seeded with, by id
   * @param imports files to import, and ids of their locations; empty for the sandbox's location
   */
  public record Contents(
      @Nullable Path data,
      int seed,
      long randomSeed,
      Map<String, Integer> locationSeeds,
      Map<Path, String> imports) {}

  /**
   * Takes control of a sandbox and fills it.
   *
   * @param token the token that may do everything in the sandbox's location
   * @param locationId id of that location
   * @throws ImportRefusal if a file to import is not right
   */
  public SandboxControl(SandboxParts parts, String token, String locationId, Contents contents) {
    this.parts = parts;
    this.state = parts.state();
    this.tokens = parts.tokens();
    this.token = token;
    this.locationId = locationId;
    boolean ready = false;
    try {
      if (contents.data() == null || open(contents.data())) {
        fill(contents);
      }
      this.beginning = state.snapshot();
      ready = true;
    } finally {
      if (!ready) {
        parts.journal().close();
      }
    }
  }

  /** Opens the data file; true if it has not been filled yet. */
  private boolean open(Path file) {
    JournalReader reader = new JournalReader(state, tokens);
    DataFile data = DataFile.open(file, reader::accept);
    boolean ready = false;
    try {
      data.live(reader.liveShare());
      reader.finish();
      ready = true;
    } finally {
      if (!ready) {
        data.close();
      }
    }
    parts.journal().start(data, state, tokens);
    return !reader.isFilled();
  }

  private void fill(Contents contents) {
    state
        .journal()
        .batch(
            () -> {
              long randomSeed = contents.randomSeed();
              seed(locationId, contents.seed(), randomSeed, () -> false);
              contents
                  .locationSeeds()
                  .forEach((id, count) -> seed(id, count, randomSeed, () -> false));
              contents.imports().forEach(this::importFile);
              parts.journal().filled();
              return true;
            });
  }

  private void importFile(Path file, String location) {
    try (InputStream in = Files.newInputStream(file)) {
      String id = location.isEmpty() ? locationId : location;
      importContacts(id, FileFormat.of(file), in);
    } catch (ImportRefusal e) {
      throw new ImportRefusal(
          file + ": " + e.getMessage(),
          e.problems().stream().map(problem -> file + ", " + problem).toList());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + Reasons.of(e), e);
    }
  }

  public SandboxParts parts() {
    return parts;
  }

  public String token() {
    return token;
  }

  public String locationId() {
    return locationId;
  }

  /** Adds invented contacts until nobody waits for them any longer. */
  public void seed(String locationId, int count, long randomSeed, BooleanSupplier abandoned) {
    Seeder.checked(count, "count");
    LocationState location = checkedLocation(locationId);
    long salt = locationId.equals(this.locationId) ? 0 : SALT * locationId.hashCode();
    state
        .journal()
        .batch(
            () -> {
              new Seeder(location, state.now(), salt)
                  .seed(count, randomSeed, () -> closed || abandoned.getAsBoolean());
              location.search().settle();
              if (closed && state.journal().isOn()) {
                // Half of them are not to be in the file.
                throw new IllegalStateException("the sandbox is closed");
              }
              return count;
            });
  }

  public void addLocation(String locationId, String name) {
    if (!state.addLocation(locationId, Objects.requireNonNull(name, "name"))) {
      throw new IllegalArgumentException("there is a location " + locationId + " already");
    }
  }

  public String authorizationCode(String locationId) {
    checkLocation(locationId);
    return tokens.code(locationId, null);
  }

  public String agencyAuthorizationCode() {
    return tokens.code(null, null);
  }

  public void setLocationActive(String locationId, boolean active) {
    checkLocation(locationId);
    tokens.setActive(locationId, active);
  }

  public void grant(String token, String locationId, Set<String> scopes) {
    checkLocation(locationId);
    TokenRegistry.checked(token);
    Scopes.check(scopes);
    tokens.grant(token, new TokenGrant(token, locationId, Set.copyOf(scopes)));
  }

  public void oauthTokens(String accessToken, String refreshToken, @Nullable String locationId) {
    TokenRegistry.checked(accessToken);
    if (locationId != null) {
      checkLocation(locationId);
    }
    tokens.grant(
        Objects.requireNonNull(accessToken, "accessToken"),
        Objects.requireNonNull(refreshToken, "refreshToken"),
        locationId);
  }

  public void revokeToken(String token) {
    if (!tokens.revoke(token)) {
      throw new IllegalArgumentException("no such token");
    }
  }

  public void revokeTokens() {
    tokens.revokeAll();
    parts.webhooks().uninstalled(null);
  }

  public void install(@Nullable String locationId) {
    if (locationId != null) {
      checkLocation(locationId);
    }
    parts.webhooks().installed(locationId);
  }

  /** Revokes the tokens of OAuth of a location, or all if it is null, and says so in an event. */
  public void uninstall(@Nullable String locationId) {
    if (locationId == null) {
      revokeTokens();
    } else {
      checkLocation(locationId);
      tokens.revokeAll(locationId);
      parts.webhooks().uninstalled(locationId);
    }
  }

  public void nextIds(List<String> ids) {
    state.ids().give(ids);
  }

  /**
   * Adds contacts: all of them, or none if one cannot be.
   *
   * @throws ImportRefusal if one of them cannot be imported
   */
  public int importContacts(String locationId, FileFormat format, InputStream in)
      throws IOException {
    FileImport read = new FileImport(state, checkedLocation(locationId));
    read.read(format, in);
    return state.journal().batch(read::apply);
  }

  public void exportContacts(String locationId, FileFormat format, OutputStream out)
      throws IOException {
    new FileExport(checkedLocation(locationId)).write(format, out);
  }

  public void checkLocation(String id) {
    checkedLocation(id);
  }

  private LocationState checkedLocation(String id) {
    LocationState location = state.findLocation(id);
    if (location == null) {
      throw new IllegalArgumentException("no location " + id);
    }
    return location;
  }

  public String addAppointment(String contactId, SandboxAppointment appointment) {
    Appointment added = new Appointment(state.ids().next(), appointment, state.now());
    for (LocationState location : state.locations().all()) {
      if (location.change(contactId, before -> withAppointment(before, added)) != null) {
        return added.id();
      }
    }
    throw new IllegalArgumentException("no contact " + contactId);
  }

  private static Contact withAppointment(Contact before, Appointment added) {
    ContactDraft draft = new ContactDraft(before);
    draft.appointments.add(added);
    draft.appointments.sort(Comparator.comparingLong(Appointment::start));
    return draft.toContact();
  }

  public void clear() {
    state.clear();
  }

  public void clear(String locationId) {
    LocationState location = checkedLocation(locationId);
    state
        .journal()
        .batch(
            () -> {
              location.clear();
              state.deleted().clear(locationId);
              return location;
            });
  }

  /** Brings everything back to the state after the start. */
  public void reset() {
    state
        .journal()
        .batch(
            () -> {
              state.resetCustomFields();
              state.restore(beginning);
              state.retainLocations(beginning.locations().keySet());
              tokens.reset();
              return true;
            });
    parts.quota().clear();
    parts.faults().clear();
    parts.requests().clear();
    parts.webhooks().clear();
    state.clock().reset();
    state.ids().clear();
  }

  /** Gives up what is under way. What is changed afterwards fails if there is a data file. */
  public void stopWork() {
    closed = true;
  }

  public void close() {
    parts.webhooks().close();
    parts.journal().close();
  }
}
