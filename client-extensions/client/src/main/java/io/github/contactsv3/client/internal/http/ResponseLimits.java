package io.github.contactsv3.client.internal.http;

/**
 * The maximum sizes of responses, in bytes, before and after decompression. Immutable.
 *
 * @param success the most that a response with status 2xx may have; a larger one fails the call
 * @param error how much is read of any other response; the rest is dropped
 */
public record ResponseLimits(long success, long error) {
  /** Pages of 500 contacts have some hundred KB, errors of the service less than 1 KB. */
  public static final ResponseLimits DEFAULT = new ResponseLimits(64L << 20, 1L << 20);

  /** The smallest limit that callers can set. */
  public static final long MIN = 1L << 10;

  /** The largest limit that callers can set. */
  public static final long MAX = 1L << 30;

  long of(int status) {
    return isSuccess(status) ? success : error;
  }

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
