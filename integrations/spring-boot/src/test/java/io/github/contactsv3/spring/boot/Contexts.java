package io.github.contactsv3.spring.boot;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsActuatorAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsNamedClientsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsObservationAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Contexts with the auto-configurations, and what Spring Boot would say if one fails. */
final class Contexts {
  private Contexts() {}

  static ApplicationContextRunner empty() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ContactsAutoConfiguration.class,
                ContactsNamedClientsAutoConfiguration.class,
                ContactsObservationAutoConfiguration.class,
                ContactsActuatorAutoConfiguration.class,
                SslAutoConfiguration.class));
  }

  static ApplicationContextRunner with(ContactsSandbox sandbox) {
    return empty()
        .withPropertyValues(
            "contacts.base-url=" + sandbox.baseUrl(),
            "contacts.location-id=" + sandbox.locationId(),
            "contacts.credentials.token=" + sandbox.token());
  }

  static ApplicationContextRunner withApp(ContactsSandbox sandbox) {
    return empty()
        .withPropertyValues(
            "contacts.base-url=" + sandbox.baseUrl(),
            "contacts.location-id=" + sandbox.locationId(),
            "contacts.credentials.client-id=" + ContactsSandbox.DEFAULT_CLIENT_ID,
            "contacts.credentials.client-secret=" + ContactsSandbox.DEFAULT_CLIENT_SECRET);
  }

  /** The analysis of the first analyzer that knows the failure, as at the start of a program. */
  static FailureAnalysis analysis(Throwable failure, Environment environment) {
    SpringFactoriesLoader.ArgumentResolver arguments =
        SpringFactoriesLoader.ArgumentResolver.of(Environment.class, environment);
    for (FailureAnalyzer analyzer :
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                FailureAnalyzer.class,
                arguments,
                (type, implementation, e) -> {
                  // Some need a bean factory; none of them is about these failures.
                })) {
      FailureAnalysis analysis = analyzer.analyze(failure);
      if (analysis != null) {
        return analysis;
      }
    }
    throw new AssertionError("no analyzer knows the failure", failure);
  }
}
