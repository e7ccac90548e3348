package io.github.contactsv3.examples;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.pagination.SyncResult;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Keeps a copy of a location in PostgreSQL in step: changes every minute, deletions every night.
 * Any number of instances may run; db-scheduler runs each task on one of them at a time.
 */
public final class SyncToPostgres {
  private SyncToPostgres() {}

  /**
   * Runs until the process is stopped.
   *
   * @param arguments the JDBC URL of the database
   * @throws SQLException if the tables can't be created
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    String url = Arguments.first(arguments, "a JDBC URL, such as jdbc:postgresql:contacts");
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    try (Target target = Target.open(ContactsSandbox.builder().seed(1_000))) {
      PostgresCopy copy = new PostgresCopy(database, target.client().locationId());
      copy.createTables();
      Scheduler scheduler =
          scheduler(
                  database,
                  copy,
                  target.client(),
                  FixedDelay.of(Duration.ofMinutes(1)),
                  Schedules.daily(LocalTime.of(3, 0)))
              .registerShutdownHook()
              .build();
      scheduler.start();
      new CountDownLatch(1).await();
    }
  }

  // region scheduler
  static SchedulerBuilder scheduler(
      DataSource database,
      PostgresCopy copy,
      ContactsClient client,
      Schedule often,
      Schedule rare) {
    RecurringTask<Void> sync =
        Tasks.recurring("sync-contacts", often).execute((instance, context) -> sync(client, copy));
    RecurringTask<Void> sweep =
        Tasks.recurring("sweep-contacts", rare).execute((instance, context) -> sweep(client, copy));
    return Scheduler.create(database).startTasks(sync, sweep).threads(2);
  }

  // endregion

  // region sync
  static SyncResult sync(ContactsClient client, PostgresCopy copy) {
    SyncResult result = client.sync(copy.watermark()).run(copy::save);
    copy.save(result.watermark());
    return result;
  }

  // endregion

  // region sweep
  static void sweep(ContactsClient client, PostgresCopy copy) {
    SyncWatermark watermark = copy.watermark();
    if (watermark.isComplete()) {
      client.sync(watermark).sweep(copy, copy::delete);
    }
  }
  // endregion
}
