package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.lostOnce;
import static io.github.contactsv3.contract.faults.Expectation.lostOnceThen;
import static io.github.contactsv3.contract.faults.Expectation.overloaded;
import static io.github.contactsv3.contract.faults.Expectation.refused;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.timeout;

import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.ValidationException;

/** Servers that read a request in part, or whole, and don't give it a whole response. */
final class RequestFaults extends PhaseFaults {
  private static final int PART = 12;
  private static final int LARGE = 6_000_000;

  RequestFaults() {
    super(Phase.REQUEST);
    parts();
    early();
    whole();
    once();
  }

  private void parts() {
    part("The server reads the start of the request line and closes.", lost(), Peer::close);
    part("The server reads the start of the request line and resets.", lost(), Peer::reset);
    part(
        "The server reads the start of the request line and stays silent.",
        timeout(),
        peer -> peer.server().awaitEnd(10_000));
    head(
        "The server reads the head of the request and resets before the body.",
        lost(),
        Peer::reset);
    head(
        "The server reads half of the body and closes.",
        lost(),
        peer -> {
          peer.skip(peer.contentLength() / 2);
          peer.close();
        });
    head(
        "The server reads half of the body and stays silent.",
        timeout(),
        peer -> {
          peer.skip(peer.contentLength() / 2);
          peer.server().awaitEnd(10_000);
        });
    add(
        "The server stops reading, so that a large request can't be sent to its end.",
        timeout(),
        fault ->
            fault
                .text(() -> "x".repeat(LARGE))
                .script(
                    peer -> {
                      peer.readOnly(PART);
                      peer.server().awaitEnd(10_000);
                    }));
  }

  private void early() {
    head(
        "The server refuses the body before it has read it, with status 413.",
        refused(ServiceException.class),
        peer -> {
          peer.send(ScriptedResponse.error("413 Content Too Large", "{}"));
          peer.finish();
        });
    head(
        "The server sends its response before the body, and reads nothing more.",
        success(),
        peer -> {
          peer.send(peer.success().with("Connection: close"));
          peer.server().awaitEnd(10_000);
        });
    head(
        "The server gives up waiting for the body, with status 408.",
        overloaded(ServiceException.class),
        peer -> {
          peer.send(ScriptedResponse.error("408 Request Timeout", "").with("Connection: close"));
          peer.finish();
        });
  }

  private void whole() {
    whenAsked("The server reads the request and closes.", lost(), Peer::finish);
    whenAsked("The server reads the request and resets.", lost(), Peer::reset);
    whenAsked("The server reads the request and stays silent.", timeout(), Peer::hold);
  }

  private void once() {
    onceAsked("The server loses one request and serves the next.", lostOnce(), Peer::finish);
    add(
        "The server carries the request out and loses its response; the contact of the repetition"
            + " is no longer found.",
        lostOnceThen(NotFoundException.class)
            .but(FaultedOperation.DELETE, 2, Expectation.SUCCESS, Expectation.EMPTY),
        fault ->
            fault.script(
                lostAndThen(
                    "400 Bad Request",
                    "{\"statusCode\":400,\"message\":\"Contact with id c1 not found\"}")));
    add(
        "The server loses one request; the path of the repetition is unknown to it.",
        lostOnceThen(ServiceException.class),
        fault ->
            fault.script(
                lostAndThen(
                    "404 Not Found",
                    "{\"statusCode\":404,\"message\":\"Cannot POST /contacts/\"}")));
    add(
        "The server loses one request and refuses the properties of its repetition.",
        lostOnceThen(ValidationException.class),
        fault ->
            fault.script(
                lostAndThen(
                    "422 Unprocessable Entity",
                    "{\"statusCode\":422,\"message\":[\"email must be an email\"]}")));
  }

  private static Script lostAndThen(String status, String body) {
    return Script.whenAsked(
        peer -> {
          if (peer.server().isFirst()) {
            peer.finish();
          } else {
            peer.send(ScriptedResponse.error(status, body));
          }
        });
  }

  /** Adds a server that reads some bytes of a request. */
  private void part(String description, Expectation expectation, Script then) {
    add(
        description,
        expectation,
        fault ->
            fault.script(
                peer -> {
                  peer.readOnly(PART);
                  then.play(peer);
                }));
  }

  /** Adds a server that reads a request up to its body. */
  private void head(String description, Expectation expectation, Script then) {
    add(
        description,
        expectation,
        fault ->
            fault.script(
                peer -> {
                  if (peer.readHead()) {
                    then.play(peer);
                  }
                }));
  }
}
