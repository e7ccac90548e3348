package io.github.contactsv3.service;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

// region sign-up
/** Takes sign-ups; the same one twice is one contact. */
@RestController
class SignUpForm {
  record SignUp(String email, String name) {}

  private final ContactsClient contacts;

  SignUpForm(ContactsClient contacts) {
    this.contacts = contacts;
  }

  @PostMapping("/sign-ups")
  @ResponseStatus(HttpStatus.CREATED)
  void take(@RequestBody SignUp form) {
    contacts.upsertAddingTags(
        UpsertContactRequest.builder()
            .email(form.email())
            .nameIfPresent(form.name())
            .tags("sign-up")
            .build());
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  List<String> refuse(ValidationException refused) {
    return refused.violations().stream().map(one -> one.text()).toList();
  }
}
// endregion
