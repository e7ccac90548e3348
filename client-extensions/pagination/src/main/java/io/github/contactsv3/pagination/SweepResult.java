package io.github.contactsv3.pagination;

/**
 * The result of a sweep. Immutable.
 *
 * @param deleted ids that were delivered as deleted
 * @param missing contacts that the service has and the copy has not, as far as they were noticed; a
 *     few may be new ones that changed at once and come with the next sync, many show that the copy
 *     has lost some: start it again
 */
public record SweepResult(long deleted, long missing) {}
