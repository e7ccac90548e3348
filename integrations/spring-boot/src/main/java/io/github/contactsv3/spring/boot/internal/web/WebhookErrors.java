package io.github.contactsv3.spring.boot.internal.web;

import io.github.contactsv3.errors.WebhookException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Responds to webhooks that are refused with the status of the exception. Thread-safe. */
final class WebhookErrors implements HandlerExceptionResolver {
  private static final Log LOG = LogFactory.getLog(WebhookErrors.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception error) {
    if (!(error instanceof WebhookException refused)) {
      return null;
    }
    if (refused.responseStatus() < 300) {
      LOG.debug(refused.getMessage());
    } else {
      LOG.warn("webhook refused: " + refused.getMessage());
    }
    response.setStatus(refused.responseStatus());
    return new ModelAndView();
  }
}
