package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.bodiless;
import static io.github.contactsv3.contract.faults.Expectation.overloaded;
import static io.github.contactsv3.contract.faults.Expectation.refused;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.undecodable;
import static io.github.contactsv3.contract.faults.Expectation.unreadable;

import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Bodies that arrive as they were sent, and are not what the document promises. */
final class BodyFaults extends PhaseFaults {
  private static final int DEEP = 10_000;

  BodyFaults() {
    super(Phase.BODY);
    otherTypes();
    notJson();
    encodings();
    members();
    sizes();
    errors();
  }

  private void otherTypes() {
    body("The body is null.", undecodable(), body -> "null");
    body("The body is an array.", undecodable(), body -> "[" + body + "]");
    body("The body is a text.", undecodable(), body -> "\"done\"");
    body("The body is a number.", undecodable(), body -> "42");
    body("The body is a truth value.", undecodable(), body -> "true");
    body(
        "The body is an object without properties.",
        undecodable().but(FaultedOperation.DELETE, 1, Expectation.EMPTY),
        body -> "{}");
    body("The body is empty.", bodiless(), body -> "");
    body("The body is white space.", bodiless(), body -> " \r\n\t ");
  }

  private void notJson() {
    body(
        "The body is JSON that ends early.",
        undecodable(),
        body -> body.substring(0, body.length() - 3));
    body(
        "The body is a page of HTML.",
        undecodable(),
        body -> "<!DOCTYPE html><html><body>Sign in</body></html>");
    body("Another JSON document follows the first.", undecodable(), body -> body + body);
    body("Rubbish follows the JSON.", undecodable(), body -> body + " and so on");
    body("The JSON contains comments.", undecodable(), body -> "/* generated */ " + body);
    body("The JSON is in single quotes.", undecodable(), body -> body.replace('"', '\''));
    body("The JSON is wrapped for a script.", undecodable(), body -> "callback(" + body + ")");
  }

  private void encodings() {
    body("A byte order mark comes before the JSON.", success(), body -> "\ufeff" + body);
    changed(
        "The JSON is UTF-16.",
        success(),
        response -> response.withContent(response.text().getBytes(StandardCharsets.UTF_16)));
    changed(
        "A text contains bytes that are no UTF-8.",
        undecodable(),
        response ->
            response.withContent(
                response
                    .text()
                    .replace(FaultedOperation.GENUINE, "\u00ff\u00fe")
                    .getBytes(StandardCharsets.ISO_8859_1)));
    body(
        "A text contains a line break that isn't escaped.",
        success().or(Expectation.DECODING),
        body -> "{\"odd\":\"two\nlines\"," + body.substring(1));
  }

  private void members() {
    body(
        "The object of interest is null.",
        undecodable().but(FaultedOperation.DELETE, 1, Expectation.EMPTY),
        body -> body.replaceAll("\\{\"id\":[^}]*}|\"genuine\"", "null"));
    body(
        "The object of interest is a text.",
        undecodable()
            .but(FaultedOperation.DELETE, 1, Expectation.SUCCESS)
            .but(FaultedOperation.ADD_TAGS, 1, Expectation.SUCCESS),
        body -> body.replaceAll("\\{\"id\":[^}]*}", "\"genuine\""));
    body(
        "A property stands twice.",
        success(),
        body -> body.replace("{\"id\":", "{\"id\":\"other\",\"id\":"));
    body(
        "A property that nobody knows is nested ten thousand deep.",
        success().or(Expectation.DECODING),
        body -> "{\"odd\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "," + body.substring(1));
    body(
        "A property that nobody knows is a number of ten thousand digits.",
        success().or(Expectation.DECODING),
        body -> "{\"odd\":" + "7".repeat(DEEP) + "," + body.substring(1));
    body(
        "A property has a name of a hundred thousand characters.",
        success().or(Expectation.DECODING),
        body -> "{\"" + "n".repeat(10 * DEEP) + "\":1," + body.substring(1));
    body("A number is none.", undecodable(), body -> "{\"odd\":NaN," + body.substring(1));
  }

  private void sizes() {
    tooLarge("The success is larger than a client may keep: its JSON is padded.", "", " ");
    tooLarge("The success is larger than a client may keep: a text has no end.", "\"odd\":\"", "x");
    tooLarge(
        "The success is larger than a client may keep: objects have no end.",
        "\"odd\":[",
        "{\"id\":1},");
  }

  private void tooLarge(String description, String start, String piece) {
    endless(
        description,
        unreadable(),
        peer -> {
          peer.write(peer.success().with("Content-Length: " + Peer.FLOOD).head());
          peer.write("{" + start);
        },
        piece.repeat(1 << 13));
  }

  private void errors() {
    endless(
        "The body of an error is larger than a client may keep.",
        overloaded(ServerErrorException.class),
        peer -> {
          peer.write(
              ScriptedResponse.error("503 Service Unavailable", "")
                  .with("Content-Length: " + Peer.FLOOD)
                  .head());
          peer.write("{\"message\":\"");
        },
        "a".repeat(1 << 16));
    whenAsked(
        "The body of an error is a page of HTML.",
        overloaded(ServerErrorException.class),
        peer ->
            peer.send(
                ScriptedResponse.error(
                    "502 Bad Gateway", "<html><h1>502 Bad Gateway</h1></html>")));
    whenAsked(
        "The body of an error is empty.",
        refused(ValidationException.class),
        peer -> peer.send(ScriptedResponse.error("422 Unprocessable Entity", "")));
    whenAsked(
        "The body of an error is null.",
        refused(ValidationException.class),
        peer -> peer.send(ScriptedResponse.error("422 Unprocessable Entity", "null")));
    whenAsked(
        "The messages of an error are nested objects and numbers.",
        refused(ValidationException.class),
        peer ->
            peer.send(
                ScriptedResponse.error(
                    "422 Unprocessable Entity",
                    "{\"message\":[{\"email\":[1,null]},7,[]],\"traceId\":{}}")));
    thenFinish(
        "The body of an error ends before its announced length.",
        overloaded(ServerErrorException.class),
        peer -> {
          peer.write(
              ScriptedResponse.error("503 Service Unavailable", "{\"message\":\"bro")
                  .with("Content-Length: 99")
                  .bytesAsTheyAre());
        });
  }

  private void body(String description, Expectation expectation, UnaryOperator<String> change) {
    changed(
        description, expectation, response -> response.withContent(change.apply(response.text())));
  }
}
