package io.github.contactsv3.spark;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of a scan need to know; travels to executors. Holds no token.
 *
 * @param baseUrl of the service; null for the client's default
 * @param quota a class that implements {@link FleetQuota}; null for a quota of the process
 * @param quotaOptions for its constructor
 * @param interactiveShare of the process's quota, 0 to 0.9; negative for the default
 * @param pageSize contacts a request
 * @param prefetch pages fetched ahead
 * @param skip whether a location that can't be read is left out
 * @param since only contacts changed since; null for all
 * @param columns the columns of rows, in order
 */
record ReadSettings(
    @Nullable String baseUrl,
    @Nullable String quota,
    Map<String, String> quotaOptions,
    double interactiveShare,
    int pageSize,
    int prefetch,
    boolean skip,
    @Nullable Instant since,
    List<ContactColumn> columns)
    implements Serializable {}
