package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A response of the service.
 *
 * @param status the status; 0 if there was no response
 * @param text the status and, of an error, its explanation, masked
 * @param body the JSON of a success, missing if it is none
 */
record Reply(int status, String text, JsonNode body) {
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Refused for what was sent, rather than for want of a token, a scope or a permit. */
  boolean isRefused() {
    return status == 400 || status == 404 || status == 422;
  }
}
