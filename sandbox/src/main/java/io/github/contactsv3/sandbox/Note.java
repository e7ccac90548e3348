package io.github.contactsv3.sandbox;

import org.jspecify.annotations.Nullable;

/** A note about a contact. */
record Note(
    String id,
    String body,
    @Nullable String userId,
    @Nullable String title,
    @Nullable String color,
    boolean pinned,
    long dateAdded)
    implements ContactItem {}
