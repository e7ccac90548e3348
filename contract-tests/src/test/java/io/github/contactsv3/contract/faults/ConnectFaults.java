package io.github.contactsv3.contract.faults;

import static io.github.contactsv3.contract.faults.Expectation.lost;
import static io.github.contactsv3.contract.faults.Expectation.lostForGood;
import static io.github.contactsv3.contract.faults.Expectation.neverArrives;
import static io.github.contactsv3.contract.faults.Expectation.notBuilt;
import static io.github.contactsv3.contract.faults.Expectation.success;
import static io.github.contactsv3.contract.faults.Expectation.timeout;
import static io.github.contactsv3.contract.faults.Expectation.timeoutBeforeSending;

/** Faults of the address and of the connection, before a request is sent. */
final class ConnectFaults extends PhaseFaults {
  ConnectFaults() {
    super(Phase.CONNECT);
    addresses();
    refusals();
    silence();
    ends();
  }

  private void addresses() {
    add(
        "The host has no address.",
        neverArrives(),
        fault -> fault.url("http://unknown.invalid:%d").cannotHeal());
    add(
        "The host has only an IPv6 address, at which nobody listens.",
        neverArrives(),
        fault -> fault.url("http://six.test:%d").cannotHeal());
    add(
        "The first of the host's addresses refuses, the second accepts.",
        success(),
        fault -> fault.url("http://both.test:%d"));
    add(
        "The host's name contains an underscore, which URLs don't allow.",
        notBuilt(),
        fault -> fault.url("http://fault_server.test:%d"));
    add(
        "The port is zero, which nobody can listen on.",
        notBuilt(),
        fault -> fault.url("http://127.0.0.1:0"));
  }

  private void refusals() {
    add(
        "The server refuses each connection.",
        neverArrives(),
        fault -> fault.listening(Listening.REFUSING));
    add(
        "The server refuses the first connection and accepts the second.",
        success(),
        fault -> fault.listening(Listening.REFUSING).betweenAttempts(FaultServer::startListening));
    add(
        "The server loses the first request and refuses connections from then on.",
        lostForGood(),
        fault ->
            fault.script(
                Script.whenAsked(
                    peer -> {
                      peer.server().stopListening();
                      peer.finish();
                    })));
  }

  private void silence() {
    add(
        "The queue of the port is full: the kernel doesn't react to the connection.",
        timeoutBeforeSending(),
        fault -> fault.listening(Listening.OVERCROWDED));
    add(
        "The kernel accepts the connection, the server never does.",
        timeout(),
        fault -> fault.listening(Listening.IGNORING));
  }

  private void ends() {
    atOnce("The server accepts the connection and closes it at once.", Peer::close);
    atOnce("The server ends its side of the connection at once and reads on.", Peer::finish);
    atOnce(
        "The server greets with another protocol, as SSH does, before the request.",
        peer -> {
          peer.write("SSH-2.0-OpenSSH_9.6\r\n");
          peer.readRequest();
          peer.finish();
        });
  }

  /** Adds a server that doesn't wait for the request, which may have been sent all the same. */
  private void atOnce(String description, Script then) {
    add(
        description,
        lost(),
        fault ->
            fault.script(
                peer -> {
                  peer.arrive();
                  then.play(peer);
                }));
  }
}
