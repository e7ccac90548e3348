package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.neverArrives;
import static io.github.contactsv3.contract.faults.Expectation.refusedByProxy;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.timeoutBeforeSending;

import java.util.function.Consumer;

/** Faults of a proxy that a client has to go through. */
final class ProxyFaults extends PhaseFaults {
  private static final String CHALLENGE = "Proxy-Authenticate: Basic realm=\"proxy\"";

  ProxyFaults() {
    super(Phase.PROXY);
    refusals();
    noTunnel();
    tunnels();
    plain();
  }

  private void refusals() {
    throughProxy(
        "The proxy wants a password, the client has none.",
        neverArrives().once().saying("407").namingProxy(),
        ProxySettings.WITHOUT_PASSWORD,
        response("407 Proxy Authentication Required", CHALLENGE));
    throughProxy(
        "The proxy doesn't accept the client's password.",
        neverArrives().once().saying("407").namingProxy(),
        ProxySettings.WITH_PASSWORD,
        response("407 Proxy Authentication Required", CHALLENGE));
    throughProxy(
        "The proxy wants a kind of credentials that the client doesn't know.",
        neverArrives().once().saying("407").namingProxy(),
        ProxySettings.WITH_PASSWORD,
        response("407 Proxy Authentication Required", "Proxy-Authenticate: Hawk ts=\"1\""));
    throughProxy(
        "The proxy forbids the host.",
        neverArrives().saying("403").namingProxy(),
        ProxySettings.WITHOUT_PASSWORD,
        response("403 Forbidden"));
    throughProxy(
        "The proxy doesn't reach the host.",
        neverArrives().saying("502").namingProxy(),
        ProxySettings.WITHOUT_PASSWORD,
        response("502 Bad Gateway"));
  }

  private static Script response(String status, String... headers) {
    return Script.whenAsked(
        peer -> peer.send(ScriptedResponse.error(status, "<html>proxy</html>").with(headers)));
  }

  private void noTunnel() {
    tunnel(
        "The proxy refuses the connection.",
        neverArrives().namingProxy(),
        fault -> fault.listening(Listening.REFUSING));
    throughProxy(
        "The proxy closes after it was asked for the tunnel.",
        neverArrives(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.whenAsked(Peer::finish));
    throughProxy(
        "The proxy speaks something else than HTTP.",
        neverArrives(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.whenAsked(
            peer -> {
              peer.write("\u0005\u0000SOCKS\r\n");
              peer.finish();
            }));
    throughProxy(
        "The proxy stays silent when it is asked for the tunnel.",
        timeoutBeforeSending(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.whenAsked(Peer::hold));
    throughProxy(
        "The proxy sends its response about the tunnel byte by byte.",
        timeoutBeforeSending(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.whenAsked(
            peer -> {
              peer.write("HTTP/1.1 200 OK\r\nX-Slow: ");
              peer.drip("x");
            }));
  }

  private void tunnels() {
    throughProxy(
        "The tunnel is open, and nothing comes out of it.",
        timeoutBeforeSending(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.inTunnel(Peer::hold));
    throughProxy(
        "The tunnel ends in the handshake at its end.",
        neverArrives(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.inTunnel(
            peer -> {
              peer.readPiece();
              peer.finish();
            }));
    throughProxy(
        "The tunnel leads to a host with the certificate of another one.",
        neverArrives().once(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.inTunnel(
            peer -> {
              peer.startTls(Certificates.ofOtherHost());
              peer.readRequest();
            }));
    throughProxy(
        "The tunnel ends after the request.",
        lost(),
        ProxySettings.WITHOUT_PASSWORD,
        Script.inTunnel(
            peer -> {
              peer.startTls(Certificates.trusted());
              peer.readRequest();
            }));
    throughProxy(
        "The proxy wants a password, and opens the tunnel for it.",
        success(),
        ProxySettings.WITH_PASSWORD,
        peer -> {
          while (peer.readRequest()) {
            if (!peer.isAskedForTunnel()) {
              peer.send(peer.success());
            } else if (peer.isAskedWith("Proxy-Authorization: Basic ")) {
              peer.write("HTTP/1.1 200 Connection established\r\n\r\n");
              peer.startTls(Certificates.trusted());
            } else {
              peer.send(
                  ScriptedResponse.error("407 Proxy Authentication Required", "").with(CHALLENGE));
            }
          }
        });
  }

  private void plain() {
    add(
        "The proxy of a plain URL wants a password for the request itself.",
        refusedByProxy(),
        fault ->
            fault
                .url("http://127.0.0.1")
                .proxy(ProxySettings.WITHOUT_PASSWORD)
                .script(response("407 Proxy Authentication Required", CHALLENGE)));
  }

  private void throughProxy(
      String description, Expectation expectation, ProxySettings settings, Script script) {
    tunnel(description, expectation, fault -> fault.proxy(settings).script(script));
  }

  private void tunnel(
      String description, Expectation expectation, Consumer<HttpFault.Builder> options) {
    add(
        description,
        expectation,
        fault -> {
          fault.url("https://127.0.0.1").proxy(ProxySettings.WITHOUT_PASSWORD);
          options.accept(fault);
        });
  }
}
