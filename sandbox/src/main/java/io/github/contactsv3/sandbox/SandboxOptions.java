package io.github.contactsv3.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of a running sandbox.
 *
 * @param clock source of timestamps
 * @param latency delay of each answer
 * @param allowDuplicates whether two contacts may share an e-mail address or phone number
 * @param uniqueFields the fields that tell duplicates, the decisive one first
 * @param missingItemStatus status for an unknown note or task, 400 or 404
 * @param rateLimits values of the rate-limit headers
 * @param grants what each token may do
 */
record SandboxOptions(
    Clock clock,
    Duration latency,
    boolean allowDuplicates,
    List<LocationState.UniqueField> uniqueFields,
    int missingItemStatus,
    RateLimits rateLimits,
    Map<String, Grant> grants) {

  /**
   * Values of the rate-limit headers.
   *
   * @param max requests in an interval
   * @param interval length of the interval
   * @param daily requests a day
   */
  record RateLimits(int max, Duration interval, int daily) {}
}
