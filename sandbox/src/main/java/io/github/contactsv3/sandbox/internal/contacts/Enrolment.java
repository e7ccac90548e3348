package io.github.contactsv3.sandbox.internal.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A contact's place in a workflow.
 *
 * @param workflowId id of the workflow
 * @param eventStartTime the time it counts from, as it was sent
 */
public record Enrolment(String workflowId, @Nullable String eventStartTime) {}
