package io.github.contactsv3.sandbox.internal.contacts;

import org.jspecify.annotations.Nullable;

/** A task about a contact; due date in epoch milliseconds. */
public record Task(
    String id,
    String title,
    @Nullable String body,
    @Nullable String assignedTo,
    long dueDate,
    boolean completed)
    implements ContactItem {}
