package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsActuatorAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsNamedClientsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsObservationAutoConfiguration;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** What Spring Boot generates for a native image, compiled and run on the JVM. */
class AheadOfTimeTest {

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ContactsAutoConfiguration.class,
    ContactsNamedClientsAutoConfiguration.class,
    ContactsObservationAutoConfiguration.class,
    ContactsActuatorAutoConfiguration.class,
    SslAutoConfiguration.class
  })
  static class Application {}

  private static <T extends GenericApplicationContext> T configured(
      T context, ContactsSandbox sandbox) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "contacts.base-url", sandbox.baseUrl(),
                    "contacts.location-id", sandbox.locationId(),
                    "contacts.credentials.token", sandbox.token(),
                    "contacts.clients.berlin.read-timeout", "5s",
                    "contacts.clients.berlin.retries.max-attempts", "2")));
    return context;
  }

  @Test
  @CompileWithForkedClassLoader
  @SuppressWarnings("unchecked")
  void context_builtAheadOfTime_hasClientsThatCall() {
    TestGenerationContext generation = new TestGenerationContext();
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(3).start();
        AnnotationConfigApplicationContext source =
            configured(new AnnotationConfigApplicationContext(), sandbox)) {
      source.register(Application.class);
      ClassName generated =
          new ApplicationContextAotGenerator().processAheadOfTime(source, generation);
      generation.writeGeneratedContent();
      TestCompiler.forSystem()
          .with(generation)
          .compile(
              compiled -> {
                try (GenericApplicationContext context =
                    configured(new GenericApplicationContext(), sandbox)) {
                  compiled
                      .getInstance(ApplicationContextInitializer.class, generated.toString())
                      .initialize(context);
                  context.refresh();

                  for (ContactsClient client :
                      context.getBeansOfType(ContactsClient.class).values()) {
                    assertThat(client.search(ContactQuery.all()).firstPage().total()).hasValue(3);
                  }
                  assertThat(context.getBeanNamesForType(ContactsClient.class))
                      .containsExactlyInAnyOrder("contactsClient", "berlinContactsClient");
                }
              });
      RuntimeHints hints = generation.getRuntimeHints();
      assertThat(RuntimeHintsPredicates.proxies().forInterfaces(ContactsClient.class))
          .accepts(hints);
      assertThat(RuntimeHintsPredicates.reflection().onType(ContactsProperties.class))
          .accepts(hints);
    }
  }
}
