import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Pages of the cluster and of the sandbox. */
final class Web {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Web() {}

  static String get(String url) throws IOException, InterruptedException {
    return CLIENT
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  static boolean shows(String url, String with) throws InterruptedException {
    try {
      return get(url).contains(with);
    } catch (IOException e) {
      return false;
    }
  }

  static void await(String url, String with, Program program)
      throws IOException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      if (shows(url, with)) {
        return;
      }
      if (!program.isAlive()) {
        throw new IllegalStateException("ended early, see " + program.log);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("not ready after two minutes, see " + program.log);
  }
}
