package io.github.contactsv3.benchmarks.server;

/**
 * The connection that the server pretends to have, and the number of pages of a search. Sent as the
 * path of the base URL, so that one server serves every comparison. Immutable.
 *
 * @param delayMillis how long the server waits before each response
 * @param bytesPerSecond how fast it sends bodies; 0 for as fast as it can
 * @param pages how many pages a search has
 */
public record Link(int delayMillis, int bytesPerSecond, int pages) {
  /** The loopback as it is, with one page. */
  public static final Link LOOPBACK = new Link(0, 0, 1);

  /** A connection over some distance: 50 ms and 1 MB/s. */
  public static final Link SLOW = new Link(50, 1_000_000, 1);

  /** Segments of the path, the empty one before the first slash included. */
  private static final int SEGMENTS = 4;

  /**
   * Returns the path that asks for this.
   *
   * @return the path, to be appended to the server's URL
   */
  public String path() {
    return "/" + delayMillis + "/" + bytesPerSecond + "/" + pages;
  }

  /** Reads the beginning of a request's path. */
  static Link parse(String path) {
    String[] segments = path.split("/", SEGMENTS + 1);
    return new Link(
        Integer.parseInt(segments[1]),
        Integer.parseInt(segments[2]),
        Integer.parseInt(segments[3]));
  }

  /** Returns the last segment of a request's path. */
  static String route(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Only a slow link compresses: over the loopback that would only cost time. */
  boolean isSlow() {
    return bytesPerSecond > 0;
  }
}
