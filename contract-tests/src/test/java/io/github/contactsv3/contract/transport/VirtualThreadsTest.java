package io.github.contactsv3.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.resilience.Quotas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls by many virtual threads on two carriers: none holds its carrier while it waits. */
class VirtualThreadsTest {
  private static final int CALLS = 200;

  @BeforeAll
  static void needsVirtualThreads() {
    assumeThat(Runtime.version().feature())
        .as("the JDK has virtual threads from 21 on; this one is " + Runtime.version())
        .isGreaterThanOrEqualTo(21);
  }

  private static List<String> run(Class<?> program, String url) throws Exception {
    return SmallJvm.run(
        List.of(
            "-Djdk.virtualThreadScheduler.parallelism=2",
            "-Djdk.virtualThreadScheduler.maxPoolSize=2"),
        program,
        url);
  }

  private static ContactsClient client(String url) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-1"))
        .baseUrl(url)
        .quota(Quotas.unlimited())
        .build();
  }

  /** By reflection: this is compiled for Java 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  /** Makes all calls at once and prints what was pinned. */
  static final class ManyCalls {
    private ManyCalls() {}

    public static void main(String[] arguments) throws Exception {
      int succeeded = 0;
      Path file = Files.createTempFile("pinned", ".jfr");
      try (Recording recording = new Recording();
          ContactsClient client = client(arguments[0])) {
        ExecutorService threads = virtualThreads();
        // A thread that loads a class holds its carrier, also for a class of a library.
        for (int i = 0; i < 4; i++) {
          threads.submit(() -> client.contacts().getContact("warm-up")).get();
        }
        recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20));
        recording.start();
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          String id = "c" + i;
          calls.add(threads.submit(() -> client.contacts().getContact(id).getContact().getId()));
        }
        for (Future<String> call : calls) {
          succeeded += call.get().equals("c1") ? 1 : 0;
        }
        recording.stop();
        recording.dump(file);
      }
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        String stack = String.valueOf(event.getStackTrace());
        if (stack.contains("io.github.contactsv3") || stack.contains("org.apache.hc")) {
          System.out.println("pinned for " + event.getDuration() + ": " + stack);
        }
      }
      System.out.println(succeeded + " calls succeeded");
    }
  }

  @Test
  void calls_byManyVirtualThreads_pinNoCarrier() throws Exception {
    CountDownLatch all = new CountDownLatch(CALLS);
    try (HttpPeer peer =
        new HttpPeer(
            (path, out) -> {
              try {
                if (!path.endsWith("warm-up")) {
                  // Two carriers that are pinned would never send the third request.
                  all.countDown();
                  all.await(60, TimeUnit.SECONDS);
                }
                HttpPeer.json(out, "{\"contact\":{\"id\":\"c1\"}}");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(run(ManyCalls.class, peer.url())).containsExactly(CALLS + " calls succeeded");
      assertThat(all.getCount()).isZero();
    }
  }

  /** Interrupts calls that get no response, once they were sent. */
  static final class Interrupted {
    private Interrupted() {}

    public static void main(String[] arguments) throws Exception {
      try (ContactsClient client = client(arguments[0])) {
        ExecutorService threads = virtualThreads();
        for (String id : List.of("silent", "drip")) {
          AtomicReference<String> outcome = new AtomicReference<>("no exception");
          AtomicReference<Thread> thread = new AtomicReference<>();
          CountDownLatch started = new CountDownLatch(1);
          Future<?> call =
              threads.submit(
                  () -> {
                    thread.set(Thread.currentThread());
                    started.countDown();
                    try {
                      client.contacts().getContact(id);
                    } catch (CallInterruptedException e) {
                      outcome.set("interrupted, flag " + Thread.currentThread().isInterrupted());
                    } catch (RuntimeException e) {
                      outcome.set(e.toString());
                    }
                  });
          started.await();
          // The peer says on its control path when the request has arrived.
          client.contacts().getContact("arrived-" + id);
          long start = System.nanoTime();
          thread.get().interrupt();
          call.get(30, TimeUnit.SECONDS);
          boolean soon = System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1);
          System.out.println(id + ": " + outcome.get() + (soon ? ", soon" : ", late"));
        }
      }
    }
  }

  @Test
  void interrupt_ofAVirtualThread_endsItsCall() throws Exception {
    CountDownLatch silent = new CountDownLatch(1);
    CountDownLatch drip = new CountDownLatch(1);
    try (HttpPeer peer =
        new HttpPeer(
            (path, out) -> {
              try {
                if (path.endsWith("arrived-silent")) {
                  silent.await(30, TimeUnit.SECONDS);
                } else if (path.endsWith("arrived-drip")) {
                  drip.await(30, TimeUnit.SECONDS);
                } else if (path.endsWith("silent")) {
                  silent.countDown();
                  return;
                } else {
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                  drip.countDown();
                  while (true) {
                    out.write(' ');
                    TimeUnit.MILLISECONDS.sleep(100);
                  }
                }
                HttpPeer.json(out, "{\"contact\":{\"id\":\"c1\"}}");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(run(Interrupted.class, peer.url()))
          .containsExactly(
              "silent: interrupted, flag true, soon", "drip: interrupted, flag true, soon");
    }
  }
}
