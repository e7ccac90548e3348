package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The nightly copy misses no change, though the search index lags and programs crash. */
class NightlySyncTest {
  private static final Duration LAG = Duration.ofMinutes(1);
  private static final Duration NIGHT = Duration.ofHours(24);

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().indexLag(LAG).quotaOff());

  private Connection db;

  @BeforeEach
  void openDatabase() throws SQLException {
    db = DriverManager.getConnection("jdbc:h2:mem:nightly");
  }

  @AfterEach
  void closeDatabase() throws SQLException {
    db.close();
  }

  private static String create(ContactsClient client, String name) {
    return client
        .contacts()
        .createContact(
            CreateContactRequest.builder().firstName(name).email(name + "@x.example").build())
        .getContact()
        .getId();
  }

  private static void rename(ContactsClient client, String id, String name) {
    client.contacts().updateContact(id, UpdateContactRequest.builder().firstName(name).build());
  }

  private long sync(ContactsClient client, ContactsSandbox sandbox) throws SQLException {
    return NightlySync.run(client, db, sandbox.clock().now());
  }

  private Map<String, String> copies() throws SQLException {
    Map<String, String> names = new TreeMap<>();
    try (Statement sql = db.createStatement();
        ResultSet rows = sql.executeQuery("select id, name from contact")) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
    return names;
  }

  @Test
  void changesThatTheIndexShowsLate_areCopiedTheNextNight(
      ContactsClient client, ContactsSandbox sandbox) throws SQLException {
    sandbox.clock().freeze();
    String ada = create(client, "ada");
    String bob = create(client, "bob");
    sandbox.clock().advance(NIGHT);
    assertThat(sync(client, sandbox)).isEqualTo(2);

    // Within the lag before the second night: the index does not show it yet.
    sandbox.clock().advance(NIGHT.minusSeconds(20));
    rename(client, bob, "bobby");
    sandbox.clock().advance(Duration.ofSeconds(20));
    assertThat(sync(client, sandbox)).isZero();
    sandbox.clock().advance(NIGHT);
    assertThat(sync(client, sandbox)).isEqualTo(1);

    assertThat(copies()).containsOnlyKeys(ada, bob);
    assertThat(copies().get(bob)).containsIgnoringCase("bobby");
  }

  @Test
  void unchangedContacts_areNotReadAgain(ContactsClient client, ContactsSandbox sandbox)
      throws SQLException {
    sandbox.clock().freeze();
    sandbox.seed(1_200);
    sandbox.clock().advance(NIGHT);
    assertThat(sync(client, sandbox)).isEqualTo(1_200);
    assertThat(copies()).hasSize(1_200);

    sandbox.clock().advance(NIGHT);
    assertThat(sync(client, sandbox)).isZero();
  }

  @Test
  void failure_leavesRowsAndWindowAsTheyWere(ContactsClient client, ContactsSandbox sandbox)
      throws SQLException {
    sandbox.clock().freeze();
    String ada = create(client, "ada");
    sandbox.clock().advance(NIGHT);
    sync(client, sandbox);
    Map<String, String> before = copies();

    sandbox.clock().advance(NIGHT);
    rename(client, ada, "augusta");
    sandbox.clock().advance(NIGHT);
    sandbox.faults().add(Fault.status(403).on("searchContacts").after(1).times(1));
    assertThatExceptionOfType(PermissionException.class).isThrownBy(() -> sync(client, sandbox));
    assertThat(copies()).isEqualTo(before);

    sync(client, sandbox);
    assertThat(copies().get(ada)).containsIgnoringCase("augusta");
  }

  @Test
  void failureOfTheDatabase_isTheCauseAndNothingIsCommitted(
      ContactsClient client, ContactsSandbox sandbox) throws SQLException {
    create(client, "ada");
    sandbox.clock().advance(NIGHT);
    try (Statement sql = db.createStatement()) {
      sql.execute("create table contact (id varchar primary key, email varchar, name varchar(1))");
    }

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> sync(client, sandbox))
        .withCauseInstanceOf(SQLException.class);
    assertThat(copies()).isEmpty();
  }
}
