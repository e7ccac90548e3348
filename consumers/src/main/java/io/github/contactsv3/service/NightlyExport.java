package io.github.contactsv3.service;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.search.ContactQuery;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

// region export
/** Copies all contacts into a table, by one of the instances, from where a run was stopped. */
@Component
class NightlyExport {
  private final ContactsClient contacts;
  private final JdbcTemplate sql;
  private final TransactionTemplate turn;
  private final TransactionTemplate page;

  NightlyExport(
      ContactsClient contacts, JdbcTemplate sql, PlatformTransactionManager transactions) {
    this.contacts = contacts;
    this.sql = sql;
    this.turn = new TransactionTemplate(transactions);
    this.page = new TransactionTemplate(transactions);
    this.page.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Scheduled(cron = "${service.export.cron:0 0 3 * * *}")
  void run() {
    turn.executeWithoutResult(
        status -> {
          // The row stays locked by this instance; another one skips it.
          if (!sql.queryForList("select 1 from export_turn for update skip locked").isEmpty()) {
            export();
          }
        });
  }

  private void export() {
    ContactExport export = contacts.export(ContactQuery.all());
    sql.queryForList("select text from export_checkpoint", String.class).stream()
        .map(ExportCheckpoint::parse)
        .forEach(export::resumeFrom);
    export.run((some, checkpoint) -> page.executeWithoutResult(status -> save(some, checkpoint)));
    page.executeWithoutResult(status -> sql.update("delete from export_checkpoint"));
  }

  private void save(List<ContactSummary> some, ExportCheckpoint checkpoint) {
    for (ContactSummary one : some) {
      sql.update("delete from contact where id = ?", one.getId());
      sql.update("insert into contact (id, email) values (?, ?)", one.getId(), one.getEmail());
    }
    sql.update("delete from export_checkpoint");
    sql.update("insert into export_checkpoint (text) values (?)", checkpoint.toString());
  }
}
// endregion
