package io.github.contactsv3.sandbox.internal.control;

import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.faults.FaultQueue;
import io.github.contactsv3.sandbox.internal.journal.Journal;
import io.github.contactsv3.sandbox.internal.log.RequestHistory;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.webhooks.WebhookHub;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of a running sandbox that its server and its control share.
 *
 * @param state the locations with their contacts
 * @param tokens who may do what
 * @param quota what has been used up
 * @param faults what goes wrong on purpose
 * @param requests what has arrived
 * @param operations the operations there are
 * @param webhooks sends what happens to registered URLs
 * @param journal records the changes in the data file, if there is one
 */
public record SandboxParts(
    SandboxState state,
    TokenRegistry tokens,
    QuotaLedger quota,
    FaultQueue faults,
    RequestHistory requests,
    List<ServedOperation> operations,
    WebhookHub webhooks,
    Journal journal) {

  /** Ids of the operations, sorted. */
  public Set<String> operationIds() {
    Set<String> ids = new TreeSet<>();
    operations.forEach(operation -> ids.add(operation.id()));
    return ids;
  }
}
