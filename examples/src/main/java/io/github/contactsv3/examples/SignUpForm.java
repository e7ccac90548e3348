package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.PhoneNumbers;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a sign-up; the same one twice, as after a double click, is one contact, note and task. */
final class SignUpForm {
  // region sign-up
  /** Input of a visitor. */
  record SignUp(String email, @Nullable String name, @Nullable String phone, String level) {}

  private final ContactsClient client;
  private final Clock clock;
  private final PhoneNumbers phones = PhoneNumbers.of("US"); // of numbers without a country code

  SignUpForm(ContactsClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Returns what is wrong with the input, to be shown next to it; nothing if it was taken. */
  List<String> take(SignUp form) {
    String phone = form.phone() == null ? null : phones.toE164(form.phone()).orElse(null);
    if (form.phone() != null && phone == null) {
      return List.of("phone: not a phone number");
    }
    UpsertContactResponse taken;
    try {
      taken =
          client.upsertAddingTags( // finds the contact by e-mail or phone; its other tags stay
              UpsertContactRequest.builder()
                  .email(form.email())
                  .nameIfPresent(form.name())
                  .phoneIfPresent(phone)
                  .customFields(client.fields().parse("Membership level", form.level()))
                  .tags("sign-up")
                  .build());
    } catch (ValidationException e) {
      return e.violations().stream()
          .map(v -> v.property().orElse("form") + ": " + v.text())
          .toList();
    }
    if (Boolean.TRUE.equals(taken.getNew())) { // of two at once, one has created it
      String id = taken.getContact().getId();
      client.notes().createNote(id, CreateNoteRequest.builder().body("Signed up online").build());
      client
          .tasks()
          .createTask(
              id,
              CreateTaskRequest.builder()
                  .title("Say hello")
                  .dueDate(OffsetDateTime.now(clock).plusDays(1))
                  .completed(false)
                  .build());
    }
    return List.of();
  }
  // endregion
}
