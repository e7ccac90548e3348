/**
 * The contacts of any number of locations as a data source of Apache Spark, batch and streaming:
 * {@code spark.read().format("highlevel-contacts")}. One task reads one location.
 *
 * <table>
 * <caption>Options; names are case-insensitive, unknown ones are refused</caption>
 * <thead><tr><th>option</th><th>meaning</th></tr></thead>
 * <tbody>
 * <tr><td>{@code credentials}</td><td>a class that implements {@link
 * io.github.contactsv3.spark.FleetCredentials}; options that begin with {@code credentials.} are
 * its own</td></tr>
 * <tr><td>{@code tokenEnv}</td><td>or: an environment variable of the driver that holds a private
 * integration token</td></tr>
 * <tr><td>{@code tokenFile}</td><td>or: a file of the driver that holds one</td></tr>
 * <tr><td>{@code locations}</td><td>ids with commas between, or {@code installed}: all locations of
 * the agency where the app is installed</td></tr>
 * <tr><td>{@code locationsFile}</td><td>or: a file of the driver with an id a line</td></tr>
 * <tr><td>{@code locationsTable}</td><td>or: a table or view with a column {@code locationId}, or
 * with one column</td></tr>
 * <tr><td>{@code columns}</td><td>names of columns; default: all</td></tr>
 * <tr><td>{@code since}</td><td>only contacts changed at this time or later, such as {@code
 * 2026-11-01T00:00:00Z}; of a stream, where it begins: a later start goes by its checkpoint</td></tr>
 * <tr><td>{@code customFields}</td><td>custom fields as columns, by key or name with a type: {@code
 * Score:double, Plan:string}; types are string, double, long, date and {@code array<string>}. Each
 * location has ids of its own, which one request looks up</td></tr>
 * <tr><td>{@code missingCustomFields}</td><td>{@code fail}, the default: a location without such a
 * field ends the query; {@code null}: it has null</td></tr>
 * <tr><td>{@code lag}, {@code overlap}</td><td>of a stream, as those of {@link
 * io.github.contactsv3.pagination.ContactSync}, such as {@code PT2M}; default: a minute
 * each</td></tr>
 * <tr><td>{@code tags}</td><td>only contacts that have one of these tags, with commas between, in
 * any case; Spark pushes no conditions on arrays down</td></tr>
 * <tr><td>{@code concurrency}</td><td>how many locations are read at a time at most; default: as
 * many as Spark has cores. With fewer tasks than locations, a task that fails reads all its
 * locations again</td></tr>
 * <tr><td>{@code onLocationFailure}</td><td>{@code skip}, the default: a location that refuses the
 * app is left out and reported; {@code fail}: it ends the query. A location that fails after its
 * first row always fails its task, which Spark tries again</td></tr>
 * <tr><td>{@code report}</td><td>a name for {@link
 * io.github.contactsv3.spark.FleetReport#of}</td></tr>
 * <tr><td>{@code quota}</td><td>a class that implements {@link
 * io.github.contactsv3.spark.FleetQuota}; options that begin with {@code quota.} are its own.
 * Default: a quota of each executor, which is enough since one task at a time reads a location; two
 * queries of one application on one location are refused then</td></tr>
 * <tr><td>{@code interactiveShare}</td><td>the part of an executor's own quota that is left to
 * others, 0 to 0.9; default 0.2</td></tr>
 * <tr><td>{@code pageSize}, {@code prefetch}</td><td>contacts a request, 1 to 500, default 500;
 * pages fetched ahead, 0 to 16, default 1</td></tr>
 * <tr><td>{@code baseUrl}</td><td>the service; default: that of {@link
 * io.github.contactsv3.client.ContactsClientBuilder#baseUrl}</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Conditions on {@code dateAdded} and {@code dateUpdated} are searched for by the service. So
 * are {@code =} and {@code in} on {@code id}, {@code email}, {@code phone} and other texts, and
 * {@code dnd = true}; the service compares texts in any case, so Spark checks those once more. All
 * other conditions are Spark's.
 *
 * <p>A stream first delivers all contacts, then what is new or has changed: the driver asks each
 * location for its newest contact, and tasks read windows of those where something has changed. Its
 * offset is the watermark of each location. Changes are delivered at least once, and again for as
 * long as lag and overlap; merge them on {@code locationId} and {@code id}. Deleted contacts are in
 * no stream.
 */
@NullMarked
package io.github.contactsv3.spark;

import org.jspecify.annotations.NullMarked;
