package io.github.contactsv3.contract.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection as the server has it. Not thread-safe. */
final class Peer implements Closeable {
  /** In bytes: more than any client may keep. */
  static final long FLOOD = 500_000_000;

  private final FaultServer server;
  private final Socket below;
  private Socket socket;
  private InputStream in;
  private boolean counted;
  private String requestLine = "";
  private String head = "";

  Peer(FaultServer server, Socket socket) throws IOException {
    this.server = server;
    this.below = socket;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  FaultServer server() {
    return server;
  }

  FaultedOperation operation() {
    return server.operation();
  }

  ScriptedResponse success() {
    return ScriptedResponse.success(operation());
  }

  /** Encrypts what follows. */
  void startTls(SSLContext context) throws IOException {
    startTls(context, false);
  }

  void startTls(SSLContext context, boolean clientCertificateNeeded) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "client", socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(clientCertificateNeeded);
    socket = secured;
    in = new BufferedInputStream(secured.getInputStream());
  }

  /** Counts the next request, which may have been sent already, before it is read. */
  void arrive() {
    if (!counted) {
      counted = true;
      server.countArrival();
    }
  }

  /** Reads the next request whole, and counts it. Returns false at the end of the connection. */
  boolean readRequest() throws IOException {
    if (!readHead()) {
      return false;
    }
    in.skipNBytes(contentLength());
    return true;
  }

  /** Reads the next request up to its body, and counts it. */
  boolean readHead() throws IOException {
    String line = readLine();
    if (line == null) {
      return false;
    }
    requestLine = line;
    if (!isAskedForTunnel()) {
      arrive();
    }
    counted = false;
    StringBuilder lines = new StringBuilder();
    for (line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
      lines.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    head = lines.toString();
    return true;
  }

  /** Reads this many bytes and no more, which is an arrival. */
  void readOnly(int count) throws IOException {
    InputStream unbuffered = socket.getInputStream();
    int first = unbuffered.read();
    if (first >= 0) {
      arrive();
      unbuffered.readNBytes(count - 1);
    }
  }

  /** Reads one piece of what the client sends, whatever it is. Returns whether there was one. */
  boolean readPiece() throws IOException {
    return in.read(new byte[8192]) > 0;
  }

  /** Returns the length of the body of the request whose head has been read. */
  int contentLength() {
    int at = head.indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + 15, head.indexOf('\n', at)).strip());
  }

  void skip(int bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  boolean isAskedForTunnel() {
    return requestLine.startsWith("CONNECT ");
  }

  /** Returns whether the request has a header that starts so. */
  boolean isAskedWith(String header) {
    return head.contains(header.toLowerCase(Locale.ROOT));
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(b);
    }
    return null;
  }

  void send(ScriptedResponse response) throws IOException {
    write(response.bytes());
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    server.countWritten(bytes.length);
  }

  /** Sends the same again and again, fast, until the client has had enough. */
  void flood(byte[] piece) throws IOException {
    for (long sent = 0; sent < FLOOD; sent += piece.length) {
      write(piece);
    }
  }

  /** Sends a little again and again, until the client has had enough. */
  void drip(byte[] piece) throws IOException {
    do {
      write(piece);
    } while (!server.awaitEnd(50));
  }

  void drip(String piece) throws IOException {
    drip(piece.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends nothing, until the client has gone. */
  void hold() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Tells the client that nothing more comes. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection so that what was sent arrives: what is unread would reset it. */
  void finish() throws IOException {
    socket.shutdownOutput();
    hold();
  }

  /** Returns the connection below TLS. */
  Socket below() {
    return below;
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
