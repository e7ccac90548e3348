package io.github.contactsv3.spring.boot.internal.web;

import io.github.contactsv3.webhooks.Webhooks;
import java.util.List;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Teaches Spring MVC arguments of type {@code WebhookEvent}. Immutable. */
public final class WebhookMvc implements WebMvcConfigurer {
  private final WebhookArguments arguments;

  /**
   * Creates a configurer.
   *
   * @param webhooks reads the webhooks
   */
  public WebhookMvc(Webhooks webhooks) {
    this.arguments = new WebhookArguments(webhooks);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(arguments);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(arguments);
  }

  /** First, or else those that know every exception would respond. */
  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(0, new WebhookErrors());
  }
}
