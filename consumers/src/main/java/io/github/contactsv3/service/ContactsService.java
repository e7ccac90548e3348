package io.github.contactsv3.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A service with a form, a nightly export and an app that users install; see application.yaml. */
@SpringBootApplication
@EnableScheduling
public class ContactsService {
  public static void main(String[] arguments) {
    SpringApplication.run(ContactsService.class, arguments);
  }
}
