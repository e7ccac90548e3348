package io.github.contactsv3.sandbox;

import java.time.Instant;
import java.util.Objects;

/**
 * An appointment to be put into a sandbox; the Contacts API only reads them.
 *
 * @param title title
 * @param start when it starts
 * @param end when it ends, not before it starts
 * @param status such as {@code confirmed} or {@code cancelled}
 */
public record SandboxAppointment(String title, Instant start, Instant end, String status) {

  /**
   * Checks the values.
   *
   * @param title title
   * @param start when it starts
   * @param end when it ends, not before it starts
   * @param status such as {@code confirmed} or {@code cancelled}
   */
  public SandboxAppointment {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(status, "status");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the end " + end + " is before the start " + start);
    }
  }

  /**
   * A confirmed appointment.
   *
   * @param title title
   * @param start when it starts
   * @param end when it ends
   * @return the appointment
   */
  public static SandboxAppointment confirmed(String title, Instant start, Instant end) {
    return new SandboxAppointment(title, start, end, "confirmed");
  }
}
