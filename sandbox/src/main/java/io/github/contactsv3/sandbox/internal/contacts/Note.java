package io.github.contactsv3.sandbox.internal.contacts;

import org.jspecify.annotations.Nullable;

/** A note about a contact. */
public record Note(
    String id,
    String body,
    @Nullable String userId,
    @Nullable String title,
    @Nullable String color,
    boolean pinned,
    long dateAdded)
    implements ContactItem {}
