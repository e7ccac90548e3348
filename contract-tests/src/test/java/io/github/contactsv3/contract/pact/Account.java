package io.github.contactsv3.contract.pact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the states of the pact are brought about: a sandbox, or a location of the service. What an
 * account can't do it refuses with a {@link NotHereException}.
 */
interface Account {

  /**
   * Creates something that the pact knows under an id.
   *
   * @param id the id in the pact
   * @param path where to create it
   * @param location the pact's location to do it in
   * @param body what to send
   */
  void create(String id, String path, String location, Map<String, @Nullable Object> body);

  /** Sends a request of the Contacts API as the location of the pact; it has to succeed. */
  void call(String method, String path, Map<String, @Nullable Object> body);

  /** Lets an hour pass, where time can be made to. */
  void later();

  /** The token of the pact is no longer valid. */
  void revokeToken();

  /** The token of the pact is for another location. */
  void tokenOfOther();

  /** Does what only a sandbox can. */
  void control(String method, String path, Map<String, @Nullable Object> body);

  /** Tells that an account can't be brought into a state; the message says why. */
  final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHereException(String why) {
      super(why);
    }
  }
}
