package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.contactsv3.spring.boot.autoconfigure.ContactsWebhooksAutoConfiguration;
import io.github.contactsv3.webhooks.ContactEvent;
import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A controller runs for webhooks that are accepted, and for no other. */
class WebhookArgumentsTest {
  private static KeyPair keys;

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ContactsWebhooksAutoConfiguration.class))
          .withPropertyValues(
              "contacts.webhooks.app-id=app1",
              "contacts.webhooks.ed25519-keys="
                  + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));

  @BeforeAll
  static void createKeys() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @RestController
  @EnableWebMvc
  static class Hooks {
    final List<WebhookEvent> received = new ArrayList<>();
    boolean failing;

    @PostMapping("/webhooks")
    void receive(WebhookEvent event) {
      if (failing) {
        failing = false;
        throw new UnsupportedOperationException("the queue is full");
      }
      received.add(event);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app-id=",
        "app-id=${ABSENT_VARIABLE}",
        "tolerance=-1m",
        "remember-for=1s",
        "ed25519-keys=no-key"
      })
  void wrongValue_isNamedByItsProperty(String setting) {
    String property = "contacts.webhooks." + setting.substring(0, setting.indexOf('='));

    runner
        .withPropertyValues("contacts.webhooks." + setting)
        .run(
            context ->
                assertThat(
                        Contexts.analysis(context.getStartupFailure(), new MockEnvironment())
                            .getDescription())
                    .startsWith(property + ": "));
  }

  private static String body(String app) {
    return "{\"type\":\"ContactDelete\",\"webhookId\":\"w-1\",\"appId\":\"%s\",\"timestamp\":\"%s\",\"id\":\"c1\"}"
        .formatted(app, Instant.now());
  }

  private static String sign(String body) throws Exception {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(body.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private static int send(WebApplicationContext context, String body, String signature)
      throws Exception {
    MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
    return mvc.perform(
            post("/webhooks")
                .contentType("application/json")
                .content(body)
                .header("X-GHL-Signature", signature))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  @Test
  void controller_getsAcceptedEventsOnly() {
    runner
        .withUserConfiguration(Hooks.class)
        .run(
            context -> {
              String body = body("app1");
              assertThat(send(context, body, sign("other"))).isEqualTo(401);
              String foreign = body("app2");
              assertThat(send(context, foreign, sign(foreign))).isEqualTo(400);
              assertThat(send(context, body, sign(body))).isEqualTo(200);
              assertThat(send(context, body, sign(body))).isEqualTo(200);

              assertThat(context.getBean(Hooks.class).received)
                  .singleElement()
                  .isInstanceOf(ContactEvent.Deleted.class);
            });
  }

  @Test
  void controllerThatFails_getsTheEventAgain() {
    runner
        .withUserConfiguration(Hooks.class)
        .run(
            context -> {
              Hooks hooks = context.getBean(Hooks.class);
              hooks.failing = true;
              String body = body("app1");
              try {
                send(context, body, sign(body));
              } catch (ServletException e) {
                assertThat(e).hasRootCauseMessage("the queue is full");
              }
              assertThat(hooks.received).isEmpty();

              assertThat(send(context, body, sign(body))).isEqualTo(200);
              assertThat(hooks.received).hasSize(1);
            });
  }

  @Test
  void beans_ofTheApplication_takePart() {
    List<String> claimed = new ArrayList<>();
    ReplayGuard guard =
        new ReplayGuard() {
          @Override
          public boolean claim(String eventId, Duration atLeast) {
            return claimed.add(eventId);
          }

          @Override
          public void release(String eventId) {
            claimed.remove(eventId);
          }
        };
    runner
        .withUserConfiguration(Hooks.class)
        .withBean(ReplayGuard.class, () -> guard)
        .run(
            context -> {
              String body = body("app1");
              assertThat(send(context, body, sign(body))).isEqualTo(200);
              assertThat(claimed).containsExactly("app1/w-1");
            });
    Webhooks own = Webhooks.create();
    runner
        .withBean(Webhooks.class, () -> own)
        .run(context -> assertThat(context.getBean(Webhooks.class)).isSameAs(own));
  }

  @Test
  void withoutTheArtifactOrAServer_thereIsNothing() {
    runner
        .withClassLoader(new FilteredClassLoader(Webhooks.class))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("contactsWebhooks"));
    runner
        .withPropertyValues("contacts.webhooks.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Webhooks.class));
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ContactsWebhooksAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(Webhooks.class));
  }
}
