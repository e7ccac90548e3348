package io.github.contactsv3.sandbox.internal.webhooks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One URL: a thread that delivers its events one after the other. */
final class Target implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Events that are held back are sent in the end, even if no more follow. */
  private static final long HELD_BACK_MILLIS = 250;

  private static final int MAX_QUEUE = 10_000;

  private final TargetRule rule;
  private final DeliveryLog log;
  private final BlockingQueue<SignedEvent> queue = new LinkedBlockingQueue<>(MAX_QUEUE);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Thread thread;
  private volatile boolean closed;

  Target(TargetRule rule, DeliveryLog log) {
    this.rule = rule;
    this.log = log;
    this.thread = new Thread(this::run, "sandbox-webhooks");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  TargetRule rule() {
    return rule;
  }

  /** Adds an event; one that finds ten thousand before it is lost, as a log of its own. */
  void offer(SignedEvent event) {
    if (closed || !rule.takes(event.type())) {
      return;
    }
    log.pending(1);
    if (!queue.offer(event)) {
      log.pending(-1);
      log.add(new Delivery(event.id(), event.type(), rule.url(), 0, 0));
    }
  }

  private void run() {
    try {
      while (!closed) {
        for (SignedEvent event : next()) {
          deliver(event);
          log.pending(-1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<SignedEvent> next() throws InterruptedException {
    List<SignedEvent> events = new ArrayList<>();
    events.add(queue.take());
    while (events.size() < rule.reversed()) {
      SignedEvent more = queue.poll(HELD_BACK_MILLIS, TimeUnit.MILLISECONDS);
      if (more == null) {
        break;
      }
      events.add(more);
    }
    Collections.reverse(events);
    return events;
  }

  private void deliver(SignedEvent event) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(rule.delay().toNanos());
    for (int copy = 0; copy < rule.copies(); copy++) {
      for (int attempt = 1; attempt <= rule.attempts(); attempt++) {
        if (attempt > 1) {
          TimeUnit.NANOSECONDS.sleep(rule.retryDelay().toNanos());
        }
        int status = post(event);
        Delivery delivery = new Delivery(event.id(), event.type(), rule.url(), attempt, status);
        log.add(delivery);
        if (delivery.isTaken()) {
          break;
        }
      }
    }
  }

  /** Returns the status, or 0 if there was no response. */
  private int post(SignedEvent event) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rule.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("x-ghl-signature", event.signature())
            .POST(HttpRequest.BodyPublishers.ofString(event.body()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    List<@Nullable SignedEvent> rest = new ArrayList<>();
    queue.drainTo(rest);
    log.pending(-rest.size());
  }
}
