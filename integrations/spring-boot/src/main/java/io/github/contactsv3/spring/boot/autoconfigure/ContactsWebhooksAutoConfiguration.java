package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.settings.WebhookSettings;
import io.github.contactsv3.spring.boot.internal.web.WebhookMvc;
import io.github.contactsv3.spring.boot.internal.web.WebhooksFactory;
import io.github.contactsv3.webhooks.Webhooks;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Arguments of type {@code WebhookEvent} in controllers of Spring MVC, if {@code
 * contacts-v3-webhooks} is there.
 */
@AutoConfiguration
@ConditionalOnClass({Webhooks.class, WebMvcConfigurer.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "contacts.webhooks.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WebhookSettings.class)
public final class ContactsWebhooksAutoConfiguration {
  /** Spring creates it. */
  ContactsWebhooksAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  Webhooks contactsWebhooks(WebhookSettings settings, ObjectProvider<ReplayGuard> guards) {
    return WebhooksFactory.create(settings, guards);
  }

  @Bean
  WebhookMvc contactsWebhookMvc(Webhooks webhooks) {
    return new WebhookMvc(webhooks);
  }
}
