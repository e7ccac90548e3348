import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests on kept connections whose bodies come a little later than their headers, while other
 * threads take the processors away: each must get its response.
 *
 * <p>{@code PORT SECONDS}: fails if one of them got none within 5 s.
 */
public final class SandboxStalls {

  private static final int CLIENTS = 8;
  private static final int RIVALS = 3;
  private static final int STALL_MILLIS = 5_000;
  private static final int MAX_PAUSE_NANOS = 60_000;

  private final int port;
  private final long end;
  private final AtomicLong responses = new AtomicLong();
  private final AtomicLong stalls = new AtomicLong();

  private SandboxStalls(int port, int seconds) {
    this.port = port;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  public static void main(String[] arguments) throws Exception {
    SandboxStalls run =
        new SandboxStalls(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    System.exit(run.run() ? 0 : 1);
  }

  private boolean run() throws InterruptedException {
    for (int i = 0; i < RIVALS; i++) {
      Thread rival = new Thread(this::spin);
      rival.setDaemon(true);
      rival.start();
    }
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.submit(this::client);
    }
    clients.shutdown();
    clients.awaitTermination(1, TimeUnit.DAYS);
    System.out.printf("%,d responses, %d stalls%n", responses.get(), stalls.get());
    return stalls.get() == 0 && responses.get() > 0;
  }

  private boolean running() {
    return System.nanoTime() < end;
  }

  private void spin() {
    while (running()) {
      Thread.onSpinWait();
    }
  }

  private void client() {
    while (running()) {
      try (Socket socket = new Socket("localhost", port)) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(STALL_MILLIS);
        while (running()) {
          request(socket);
          responses.incrementAndGet();
        }
      } catch (SocketTimeoutException e) {
        stalls.incrementAndGet();
      } catch (IOException e) {
        System.out.println(e);
        stalls.incrementAndGet();
      }
    }
  }

  private void request(Socket socket) throws IOException {
    String head =
        "POST /contacts/ HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MAX_PAUSE_NANOS));
    socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
    response(socket.getInputStream());
  }

  private static void response(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8192];
    int length = Integer.MAX_VALUE;
    while (text.length() < length) {
      int read = in.read(buffer);
      if (read < 0) {
        throw new EOFException("no response");
      }
      text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        length = end + 4 + contentLength(text.substring(0, end));
      }
    }
  }

  private static int contentLength(String head) {
    String name = "content-length:";
    int begin = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
    int end = head.indexOf('\r', begin);
    return Integer.parseInt(head.substring(begin, end < 0 ? head.length() : end).trim());
  }
}
