package io.github.contactsv3.sandbox.internal.webhooks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One URL: a thread that delivers its events one after the other. */
final class Target implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5_000;

  /** Events that are held back are sent in the end, even if no more follow. */
  private static final long HELD_BACK_MILLIS = 250;

  private static final int MAX_QUEUE = 10_000;

  private final TargetRule rule;
  private final DeliveryLog log;
  private final BlockingQueue<SignedEvent> queue = new LinkedBlockingQueue<>(MAX_QUEUE);
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

  /**
   * Returns the status, or 0 if there was no response. Not by the JDK's newer client: its module is
   * not there where the sandbox is on a module path.
   */
  private int post(SignedEvent event) {
    byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
    try {
      HttpURLConnection connection = (HttpURLConnection) rule.url().toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setDoOutput(true);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("x-ghl-signature", event.signature());
      // Or else the JDK would repeat a request whose connection was lost, uncounted.
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
      try {
        return Math.max(0, connection.getResponseCode());
      } finally {
        connection.disconnect();
      }
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
