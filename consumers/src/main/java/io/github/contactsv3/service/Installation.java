package io.github.contactsv3.service;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.spring.boot.TokenRefreshFailedEvent;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// region install
/** Sends users to HighLevel to install the app, and takes the tokens that come of it. */
@RestController
@ConditionalOnProperty("contacts.credentials.redirect-uri")
class Installation {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  private final AuthorizationCodeFlow flow;

  Installation(AuthorizationCodeFlow flow) {
    this.flow = flow;
  }

  @GetMapping("/install")
  ResponseEntity<Void> install(HttpSession session) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String state = HexFormat.of().formatHex(random);
    session.setAttribute("state", state);
    URI page = flow.url().scopes("contacts.readonly", "contacts.write").state(state).build();
    return ResponseEntity.status(HttpStatus.FOUND).location(page).build();
  }

  @GetMapping("/installed")
  ResponseEntity<String> installed(
      @RequestParam String code, @RequestParam String state, HttpSession session) {
    if (!state.equals(session.getAttribute("state"))) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).body("not begun in this session");
    }
    flow.exchange(code, TokenKey.Type.LOCATION, Duration.ofSeconds(30));
    return ResponseEntity.ok("installed");
  }

  @EventListener
  void refreshFailed(TokenRefreshFailedEvent event) {
    if (event.isReauthorizationRequired()) {
      LOG.error("location {} has to install the app again: /install", event.key().id());
    }
  }
}
// endregion
