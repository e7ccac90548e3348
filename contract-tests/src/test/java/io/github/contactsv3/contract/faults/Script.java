package io.github.contactsv3.contract.faults;

import java.io.IOException;

/** Behaviour of the server on a connection, or with a request on it. */
@FunctionalInterface
interface Script {
  /** Behaves, to clients and as a proxy, as a server should. */
  Script HEALTHY =
      peer -> {
        while (peer.readRequest()) {
          if (peer.isAskedForTunnel()) {
            peer.write("HTTP/1.1 200 Connection established\r\n\r\n");
            peer.startTls(Certificates.trusted());
          } else {
            peer.send(peer.success());
          }
        }
      };

  /** Does what it has to; an {@link IOException} ends the connection. */
  void play(Peer peer) throws IOException;

  /** Reads each request whole and gives it this response, until the fault has passed. */
  static Script whenAsked(Script response) {
    return peer -> {
      while (peer.readRequest()) {
        if (peer.server().isHealed()) {
          peer.send(peer.success());
        } else {
          response.play(peer);
        }
      }
    };
  }

  /** Gives the first request this response, and each later one a success. */
  static Script onceAsked(Script response) {
    return whenAsked(
        peer -> {
          if (peer.server().isFirst()) {
            response.play(peer);
          } else {
            peer.send(peer.success());
          }
        });
  }

  /** Opens the tunnel that a proxy is asked for, and behaves so at its end. */
  static Script inTunnel(Script script) {
    return peer -> {
      if (peer.readRequest()) {
        peer.write("HTTP/1.1 200 Connection established\r\n\r\n");
        script.play(peer);
      }
    };
  }
}
