package io.github.contactsv3.errors.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A transport's parser quotes what it can't read; what it quotes may be what was sent. */
class SafeCauseTest {
  private static final String TOKEN = "access-canary-0815";
  private static final String NAME = "Kanarienvogel";

  private final Secrets secrets = new Secrets();

  SafeCauseTest() {
    secrets.remember(TOKEN);
  }

  @Test
  void maskedCause_textSaysMoreThanTheMessage_isCopied() {
    Exception telltale =
        new IllegalStateException("locked") {
          private static final long serialVersionUID = 1L;

          @Override
          public String toString() {
            return "row " + TOKEN;
          }
        };
    Exception harmless = new IllegalStateException("locked");

    assertThat(secrets.maskedCause(telltale).toString()).endsWith(": locked").doesNotContain(TOKEN);
    assertThat(secrets.maskedCause(harmless)).isSameAs(harmless);
  }

  static Stream<Arguments> quoting() {
    String words = NAME + " " + TOKEN;
    return Stream.of(
        Arguments.of(
            new ProtocolException("Invalid status line: \"HTTP/1.1 " + words + "\""),
            "java.net.ProtocolException: the response is not valid HTTP (ProtocolException)"),
        Arguments.of(
            new MalformedChunkCodingException("Bad chunk header: " + words),
            "org.apache.hc.core5.http.MalformedChunkCodingException: the response is not valid"
                + " HTTP (MalformedChunkCodingException)"),
        Arguments.of(
            new IOException("Invalid header: " + words),
            "java.io.IOException: the message is left out, since it may quote the response"
                + " (IOException)"),
        Arguments.of(
            new EOFException("\\n not found: limit=12 content=" + words),
            "java.io.EOFException: the message is left out, since it may quote the response"
                + " (EOFException)"),
        Arguments.of(
            new ForeignTlsException(words),
            "javax.net.ssl.SSLException: the message is left out, since it may quote the response"
                + " (ForeignTlsException)"));
  }

  @ParameterizedTest
  @MethodSource("quoting")
  void safeCause_messageThatMayQuoteTheResponse_isReplaced(IOException error, String expected)
      throws Exception {
    error.initCause(new IllegalStateException("inner " + NAME, new ProtocolException(TOKEN)));
    error.addSuppressed(new IOException("suppressed " + NAME));

    IOException safe = secrets.safeCause(error);

    assertThat(safe).hasToString(expected);
    assertThat(safe.getStackTrace()).isEqualTo(error.getStackTrace());
    assertThat(safe.getCause().toString()).startsWith("java.lang.IllegalStateException: ");
    assertThat(safe.getCause().getCause().toString()).startsWith("java.net.ProtocolException: ");
    assertThat(safe.getSuppressed()).hasSize(1);
    assertShowsNothing(safe);
  }

  static Stream<IOException> harmless() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new SocketTimeoutException("Read timed out"),
        new UnknownHostException("services.leadconnectorhq.com"),
        new SocketException("Connection reset"),
        new ClosedChannelException(),
        new ZipException("Not in GZIP format"),
        new IOException("Broken pipe"),
        new EOFException("EOF reached while reading"),
        new IOException((String) null),
        new SSLHandshakeException("PKIX path building failed"),
        (IOException)
            new SSLException("handshake failed")
                .initCause(new CertificateException("No name matching example.com found")));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void safeCause_messageOfTheConnection_isTheSameException(IOException error) {
    assertThat(secrets.safeCause(error)).isSameAs(error);
  }

  @Test
  void safeCause_secretInAnyMessage_isMaskedAndTheTypeKept() throws Exception {
    ConnectException error = new ConnectException("proxy " + TOKEN + " refused");

    IOException safe = secrets.safeCause(error);

    assertThat(safe).isExactlyInstanceOf(ConnectException.class).hasMessage("proxy *** refused");
    assertShowsNothing(safe);
  }

  @Test
  void safeCause_exceptionOfALibrary_isACopyThatNeedsNoLibrary() {
    assertThat(secrets.safeCause(new NoHttpResponseException("localhost:80 failed to respond")))
        .isExactlyInstanceOf(RedactedIOException.class)
        .hasToString(
            "org.apache.hc.core5.http.NoHttpResponseException: localhost:80 failed to respond");
    assertThat(secrets.safeCause(new ForeignTimeout("timed out " + NAME)))
        .isExactlyInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("ForeignTimeout")
        .hasMessageNotContaining(NAME);
  }

  @Test
  void safeCause_cyclesAndLongChains_end() throws Exception {
    IOException cyclic = new IOException("a " + NAME);
    IOException back = new IOException("b " + NAME, cyclic);
    cyclic.initCause(back);
    cyclic.addSuppressed(back);
    Exception chain = new IOException("end");
    for (int i = 0; i < 100_000; i++) {
      chain = new IOException(NAME, chain);
    }

    assertShowsNothing(secrets.safeCause(cyclic));
    assertShowsNothing(secrets.safeCause((IOException) chain));
  }

  @Test
  void safeCause_gettersThatThrow_areNotFatal() throws Exception {
    IOException safe = secrets.safeCause(new Hostile());

    assertThat(safe.getMessage()).isNull();
    assertShowsNothing(safe);
  }

  @Test
  void maskedCause_exceptionOfTheApplication_keepsAllButSecrets() throws Exception {
    IllegalStateException clean = new IllegalStateException("vault is sealed", new Hostile());
    IllegalStateException dirty =
        new IllegalStateException("vault", new IOException("got " + TOKEN + " twice"));

    assertThat(secrets.maskedCause(clean)).isSameAs(clean);
    assertThat(secrets.maskedCause(dirty))
        .hasToString("java.lang.IllegalStateException: vault")
        .cause()
        .hasToString("java.io.IOException: got *** twice");
    assertShowsNothing(secrets.maskedCause(dirty));
  }

  private static void assertShowsNothing(Throwable error) throws Exception {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    for (String text : List.of(trace.toString(), bytes.toString(StandardCharsets.ISO_8859_1))) {
      assertThat(text).doesNotContain("canary", NAME);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).hasToString(error.toString());
    }
  }

  private static final class ForeignTlsException extends SSLException {
    private static final long serialVersionUID = 1L;

    ForeignTlsException(String message) {
      super(message);
    }
  }

  private static final class ForeignTimeout extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    ForeignTimeout(String message) {
      super(message);
    }
  }

  private static final class Hostile extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException(NAME);
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException(NAME);
    }
  }
}
