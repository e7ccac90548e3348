import com.sun.management.OperatingSystemMXBean;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.micrometer.ContactsMeters;
import io.github.contactsv3.micrometer.ContactsObserver;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsActuatorAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsNamedClientsAutoConfiguration;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsObservationAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a web service whose client comes from the properties, or one that builds the same client
 * by hand; prints the milliseconds from the start of the JVM to the end of that of the context, the
 * processor's until then, and those of the bean of the client.
 */
class SpringBootStart {
  private static final Map<String, Object> PROPERTIES =
      Map.of(
          "server.port", "0",
          "spring.datasource.url", "jdbc:h2:mem:start",
          "spring.main.banner-mode", "off",
          "logging.level.root", "error",
          "contacts.credentials.token", "pit-start",
          "contacts.location-id", "ve9EPM428h8vShlRW1KT");

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ByProperties {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {
        ContactsActuatorAutoConfiguration.class,
        ContactsAutoConfiguration.class,
        ContactsNamedClientsAutoConfiguration.class,
        ContactsObservationAutoConfiguration.class
      })
  static class ByHand {
    @Bean
    ContactsClient contactsClient(ObservationRegistry observations, MeterRegistry meters) {
      return ContactsClient.builder()
          .credentials(Credentials.privateIntegrationToken("pit-start"))
          .locationId("ve9EPM428h8vShlRW1KT")
          .observer(ContactsObserver.of(observations))
          .observer(ContactsMeters.calls(meters))
          .build();
    }

    @Bean
    MeterBinder contactsQuotaMeters(ContactsClient client) {
      return ContactsMeters.quota(client);
    }
  }

  public static void main(String[] arguments) {
    SpringApplication application =
        new SpringApplication(arguments[0].equals("hand") ? ByHand.class : ByProperties.class);
    application.setDefaultProperties(PROPERTIES);
    BufferingApplicationStartup steps = new BufferingApplicationStartup(10_000);
    application.setApplicationStartup(steps);
    try (ConfigurableApplicationContext context = application.run()) {
      Instant began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
      long all = Duration.between(began, Instant.now()).toMillis();
      long ours =
          steps.getBufferedTimeline().getEvents().stream()
              .filter(SpringBootStart::isOurs)
              .mapToLong(event -> event.getDuration().toMillis())
              .sum();
      System.out.println(all + " " + processor() + " " + ours);
    }
  }

  private static long processor() {
    return Duration.ofNanos(
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime())
        .toMillis();
  }

  private static boolean isOurs(TimelineEvent event) {
    return event.getStartupStep().getName().equals("spring.beans.instantiate")
        && StreamSupport.stream(event.getStartupStep().getTags().spliterator(), false)
            .anyMatch(
                tag -> tag.getKey().equals("beanName") && tag.getValue().equals("contactsClient"));
  }
}
