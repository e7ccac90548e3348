package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances keep one copy in step, whichever of them works. */
@Timeout(120)
class SyncToPostgresTest {
  private static final Duration DAY = Duration.ofDays(1);

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff());

  private static EmbeddedPostgres server;

  private final BlockingQueue<ExecutionComplete> runs = new LinkedBlockingQueue<>();
  private DataSource database;

  @BeforeAll
  static void startServer() throws IOException {
    try {
      server = EmbeddedPostgres.builder().start();
    } catch (IllegalStateException e) {
      // There is no binary for this platform.
      abort("PostgreSQL does not start here: " + e.getMessage());
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @BeforeEach
  void emptyDatabase(ContactsClient client) throws SQLException {
    database = server.getPostgresDatabase();
    try (Connection db = database.getConnection();
        Statement sql = db.createStatement()) {
      sql.execute("drop schema public cascade");
      sql.execute("create schema public");
    }
    copy(client).createTables();
  }

  private PostgresCopy copy(ContactsClient client) {
    return new PostgresCopy(database, client.locationId());
  }

  private Scheduler instance(String name, ContactsClient client) {
    FixedDelay always = FixedDelay.of(Duration.ofMillis(50));
    Scheduler scheduler =
        SyncToPostgres.scheduler(database, copy(client), client, always, always)
            .schedulerName(new SchedulerName.Fixed(name))
            .pollingInterval(Duration.ofMillis(50))
            .addSchedulerListener(
                new AbstractSchedulerListener() {
                  @Override
                  public void onExecutionComplete(ExecutionComplete run) {
                    runs.add(run);
                  }
                })
            .build();
    scheduler.start();
    return scheduler;
  }

  private Map<String, String> copied() throws SQLException {
    Map<String, String> names = new TreeMap<>();
    try (Connection db = database.getConnection();
        Statement sql = db.createStatement();
        ResultSet rows = sql.executeQuery("select id, name from contact")) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
    return names;
  }

  private static Map<String, String> there(ContactsClient client) {
    Map<String, String> names = new TreeMap<>();
    for (ContactSummary contact : client.search(ContactQuery.all())) {
      names.put(contact.getId(), contact.getContactName());
    }
    return names;
  }

  /** Waits until something holds, looking after each run of a task. */
  private void await(Callable<Boolean> holds) throws Exception {
    runs.clear();
    while (!holds.call()) {
      ExecutionComplete run = runs.poll(30, TimeUnit.SECONDS);
      assertThat(run).as("a run of a task").isNotNull();
      assertThat(run.getCause()).isEmpty();
    }
  }

  private static void change(ContactsClient client, ContactsSandbox sandbox, String name) {
    List<String> ids = List.copyOf(there(client).keySet());
    UpdateContactRequest renamed = UpdateContactRequest.builder().firstName(name).build();
    client.contacts().updateContact(ids.get(1), renamed);
    client.contacts().deleteContact(ids.get(2));
    client
        .contacts()
        .createContact(
            CreateContactRequest.builder().firstName(name).email(name + "@x.example").build());
    sandbox.clock().advance(DAY);
  }

  @Test
  void twoInstances_keepOneCopyInStep_alsoAfterOneHasGone(
      ContactsClient client, ContactsSandbox sandbox) throws Exception {
    sandbox.clock().freeze();
    sandbox.seed(700);
    sandbox.clock().advance(DAY);
    Scheduler one = instance("one", client);
    Scheduler two = instance("two", client);
    try {
      await(() -> copied().equals(there(client)));
      assertThat(copied()).hasSize(700);
      change(client, sandbox, "ada");
      await(() -> copied().equals(there(client)));

      one.stop();
      change(client, sandbox, "bob");
      await(() -> copied().equals(there(client)));
      assertThat(copied()).hasSize(700).containsValue("bob");
    } finally {
      one.stop();
      two.stop();
    }
  }

  @Test
  void databaseThatFails_leavesContactsAndWatermarkAsTheyWere(
      ContactsClient client, ContactsSandbox sandbox) throws SQLException {
    sandbox.clock().freeze();
    sandbox.seed(20);
    sandbox.clock().advance(DAY);
    PostgresCopy copy = copy(client);
    SyncToPostgres.sync(client, copy);
    String before = copy.watermark().toString();
    change(client, sandbox, "ada");
    execute(
        "alter table contact_sync add constraint refused check (length(watermark) < 9) not valid");

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> SyncToPostgres.sync(client, copy))
        .withCauseInstanceOf(SQLException.class);
    assertThat(copied()).hasSize(20).doesNotContainValue("ada");
    assertThat(copy.watermark()).hasToString(before);

    execute("alter table contact_sync drop constraint refused");
    SyncToPostgres.sync(client, copy);
    SyncToPostgres.sweep(client, copy);
    assertThat(copied()).isEqualTo(there(client));
  }

  private void execute(String statement) throws SQLException {
    try (Connection db = database.getConnection();
        Statement sql = db.createStatement()) {
      sql.execute(statement);
    }
  }
}
