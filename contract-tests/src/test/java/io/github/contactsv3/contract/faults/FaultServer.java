package io.github.contactsv3.contract.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * A server on a port of the loopback interface that has one fault, until it is healed. Counts the
 * requests that arrive. Thread-safe.
 */
final class FaultServer implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4096;
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-server");
            thread.setDaemon(true);
            return thread;
          });

  private final FaultedOperation operation;
  private final HttpFault fault;
  private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final CountDownLatch next = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final int port;
  private volatile Listening listening;
  private volatile boolean healed;
  private volatile ServerSocket door;
  private volatile Socket placeholder;

  FaultServer(FaultedOperation operation, HttpFault fault) throws IOException {
    this.operation = operation;
    this.fault = fault;
    this.listening = fault.listening();
    if (listening == Listening.REFUSING) {
      placeholder = new Socket();
      placeholder.bind(new InetSocketAddress(HOST, 0));
      port = placeholder.getLocalPort();
    } else {
      door = open(0, listening == Listening.OVERCROWDED ? 1 : 50);
      port = door.getLocalPort();
      if (listening == Listening.ACCEPTING) {
        accept();
      } else if (listening == Listening.OVERCROWDED) {
        crowd();
      }
    }
  }

  private static ServerSocket open(int port, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    // So that a client can't get rid of a large request that nobody reads.
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.bind(new InetSocketAddress(HOST, port), backlog);
    return socket;
  }

  /** Connects until the kernel no longer reacts. */
  private void crowd() throws IOException {
    for (int i = 0; i < 10; i++) {
      Socket socket = new Socket();
      open.add(socket);
      try {
        socket.connect(new InetSocketAddress(HOST, port), 150);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
    throw new IOException("the kernel accepts more connections than it was told to");
  }

  FaultedOperation operation() {
    return operation;
  }

  int port() {
    return port;
  }

  /** Accepts connections from now on, for a server that has refused them. */
  void startListening() {
    try {
      placeholder.close();
      door = open(port, 50);
      listening = Listening.ACCEPTING;
      accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses connections from now on, as if the process had ended. */
  void stopListening() throws IOException {
    door.close();
    // The kernel frees the port when the accepting thread has left it.
    await(left, 10_000);
    placeholder = new Socket();
    placeholder.setReuseAddress(true);
    placeholder.bind(new InetSocketAddress(HOST, port));
    listening = Listening.REFUSING;
  }

  /** Has no fault from now on. */
  void heal() {
    healed = true;
    if (listening == Listening.REFUSING) {
      startListening();
    } else if (listening != Listening.ACCEPTING) {
      accept();
    }
  }

  boolean isHealed() {
    return healed;
  }

  void countArrival() {
    arrivals.incrementAndGet();
  }

  void countWritten(int bytes) {
    written.addAndGet(bytes);
  }

  long written() {
    return written.get();
  }

  int accepted() {
    return accepted.get();
  }

  /** Returns how many requests have arrived since the last time. */
  int takeArrivals() {
    if (!healed && (listening == Listening.IGNORING || listening == Listening.OVERCROWDED)) {
      countUnaccepted();
    }
    return arrivals.getAndSet(0);
  }

  /** Counts the connections in the kernel's queue on which something was sent. */
  private void countUnaccepted() {
    try {
      door.setSoTimeout(50);
      while (true) {
        try (Socket socket = door.accept()) {
          if (socket.getInputStream().available() > 0) {
            countArrival();
          }
        }
      }
    } catch (SocketTimeoutException e) {
      // The queue is empty.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns true to the first that asks. */
  boolean isFirst() {
    return first.getAndSet(false);
  }

  /** Waits until the client has read the first response. */
  void awaitNext() throws IOException {
    await(next, 10_000);
  }

  /** Says that what was to follow the first response has been sent. */
  void settle() {
    settled.countDown();
  }

  /** Says that the client has read the first response, and waits for what follows it. */
  void afterFirstResponse() throws IOException {
    next.countDown();
    if (!await(settled, 10_000)) {
      throw new IOException("the script didn't get to its end");
    }
  }

  /** Waits, and returns whether the server was closed meanwhile. */
  boolean awaitEnd(long millis) throws IOException {
    return await(end, millis);
  }

  private static boolean await(CountDownLatch latch, long millis) throws IOException {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void accept() {
    ServerSocket socket = door;
    THREADS.execute(
        () -> {
          try {
            socket.setSoTimeout(0);
            while (true) {
              Socket connection = socket.accept();
              accepted.incrementAndGet();
              open.add(connection);
              THREADS.execute(() -> serve(connection));
            }
          } catch (IOException e) {
            // The server was closed, or stopped listening.
            left.countDown();
          }
        });
  }

  private void serve(Socket connection) {
    try (Peer peer = new Peer(this, connection)) {
      connection.setTcpNoDelay(true);
      SSLContext tls = healed ? fault.healedTls() : fault.tls();
      if (tls != null) {
        peer.startTls(tls, !healed && fault.isClientCertificateNeeded());
      }
      (healed ? Script.HEALTHY : fault.script()).play(peer);
    } catch (IOException e) {
      // The script wants that, or the client has gone.
    }
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    ServerSocket socket = door;
    if (socket != null) {
      socket.close();
    }
    if (placeholder != null) {
      placeholder.close();
    }
    for (AutoCloseable connection : open) {
      try {
        connection.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
