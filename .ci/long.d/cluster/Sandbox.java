import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A sandbox with locations of as many contacts each, in a process of its own. */
final class Sandbox implements AutoCloseable {
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
  private static final Pattern FOUND = Pattern.compile("\"found\":(\\d+)");
  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  final String url;
  final List<String> locations;
  private final Program program;

  Sandbox(Path work, Path jar, String quota, int locations, int contacts)
      throws IOException, InterruptedException {
    int port = Ports.free();
    this.url = "http://127.0.0.1:" + port;
    this.locations = IntStream.rangeClosed(1, locations).mapToObj(i -> "Fleet" + i).toList();
    List<String> arguments = new ArrayList<>(List.of("-jar", jar.toString()));
    arguments.addAll(List.of("--port", String.valueOf(port), "--quota", quota));
    for (String location : this.locations) {
      arguments.addAll(List.of("--seed", location + "=" + contacts));
      arguments.addAll(
          List.of(
              "--grant",
              ClusterCredentials.token(location) + ":" + location + ":contacts.readonly"));
    }
    this.program =
        Program.start(
            work.resolve("sandbox-" + quota.replace('/', '-') + ".log"), Map.of(), 2000, arguments);
    Web.await(url + "/__sandbox", "baseUrl", program);
  }

  /** Searches that have arrived since the start. */
  int searches() throws IOException, InterruptedException {
    return number(
        COUNT, Web.get(url + "/__sandbox/requests?operation=searchContacts&bodies=false&limit=1"));
  }

  /** Responses 429 among the latest 1,000 requests. */
  int refused() throws IOException, InterruptedException {
    return number(FOUND, Web.get(url + "/__sandbox/requests?status=429&bodies=false&limit=1"));
  }

  /**
   * When the searches of a location arrived, as far as they are among the latest 1,000 requests.
   */
  List<Instant> arrivals(String location) throws IOException, InterruptedException {
    String page =
        Web.get(
            url
                + "/__sandbox/requests?operation=searchContacts&bodies=false&limit=500&text=%22"
                + location
                + "%22");
    return TIME.matcher(page).results().map(time -> Instant.parse(time.group(1))).sorted().toList();
  }

  private static int number(Pattern pattern, String page) {
    return pattern
        .matcher(page)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    program.close();
  }
}
