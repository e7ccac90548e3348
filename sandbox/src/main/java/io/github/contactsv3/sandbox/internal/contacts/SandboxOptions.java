package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.Assumption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The settings of a running sandbox.
 *
 * @param latency delay of each response
 * @param allowDuplicates whether two contacts may share an e-mail address or phone number
 * @param uniqueFields the fields that tell duplicates, the decisive one first
 * @param bulkTagsMax the largest number of contacts in a bulk change of tags
 * @param appointmentZone zone of the times of appointments
 * @param validateResponses whether responses are held against the document
 * @param assumptions other responses to open questions
 */
public record SandboxOptions(
    Duration latency,
    boolean allowDuplicates,
    List<UniqueField> uniqueFields,
    int bulkTagsMax,
    ZoneId appointmentZone,
    boolean validateResponses,
    Set<Assumption> assumptions) {

  public boolean assumes(Assumption assumption) {
    return assumptions.contains(assumption);
  }
}
