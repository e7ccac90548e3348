package io.github.contactsv3.spring.boot.internal.web;

import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Verifies and reads the webhook of a request; releases it if the request fails. Thread-safe. */
final class WebhookArguments implements HandlerMethodArgumentResolver, HandlerInterceptor {
  private static final String EVENT = WebhookArguments.class.getName() + ".event";

  private final Webhooks webhooks;

  WebhookArguments(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == WebhookEvent.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("webhooks are read from requests of servlets");
    }
    byte[] body = webhooks.readBody(request.getInputStream());
    WebhookEvent event = webhooks.read(body, request::getHeader);
    request.setAttribute(EVENT, event);
    return event;
  }

  /** What the service will send again must not count as repeated. */
  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception exception) {
    boolean failed = exception != null || response.getStatus() >= 300;
    if (failed && request.getAttribute(EVENT) instanceof WebhookEvent event) {
      webhooks.release(event);
    }
  }
}
