package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.benchmarks.server.MemoryServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** The service in its own process, until it is closed. */
final class Server implements AutoCloseable {
  private final Process process;
  private final String url;

  private Server(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Server start(Jdk jdk) {
    return start(jdk, MemoryServer.class);
  }

  static Server start(Jdk jdk, Class<?> main) {
    try {
      Process process = jdk.program(List.of("-Xmx256m"), main).start();
      BufferedReader lines = process.inputReader();
      String port = lines.readLine();
      if (port == null || !port.matches("\\d{1,5}")) {
        process.destroy();
        throw new RefusedException("the server did not start: no port, but: " + port);
      }
      return new Server(process, "http://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new RefusedException("the server could not be started: " + e.getMessage(), e);
    }
  }

  /** Its URL, without the path that says how to respond. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
