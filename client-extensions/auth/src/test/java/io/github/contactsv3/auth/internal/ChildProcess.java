package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of its own that asks for the token of the location, once told to start. */
final class ChildProcess {
  private ChildProcess() {}

  public static void main(String[] args) throws IOException {
    String mode = args[0];
    int port = Integer.parseInt(args[2]);
    AtomicInteger writes = new AtomicInteger();
    FileTokenStore store =
        new FileTokenStore(
            Path.of(args[1]),
            () -> {
              // The first write is the note, the second the new pair.
              if (writes.incrementAndGet() == 2 && mode.equals("halt-before-rename")) {
                Runtime.getRuntime().halt(9);
              }
            });
    TokenEndpoint endpoint =
        new TokenEndpoint() {
          @Override
          public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
            String refreshToken = (String) form.get("refreshToken");
            String n = talk(port, "rotate " + refreshToken);
            if (mode.equals("halt-after-answer")) {
              Runtime.getRuntime().halt(9);
            }
            return TokenResponse.builder()
                .accessToken("A" + n)
                .refreshToken("R" + n)
                .expiresIn(86_399L)
                .build();
          }

          @Override
          public LocationTokenResponse requestLocationToken(
              RequestLocationTokenForm form, AccessToken agencyToken, Duration timeLeft) {
            throw new AssertionError();
          }
        };
    talk(port, "ready");
    System.out.println(
        Credentials.oauth(Fixture.APP, "loc1", store)
            .connect(endpoint, Timing.system())
            .token("loc1", Duration.ofSeconds(20))
            .value());
  }

  private static String talk(int port, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      out.println(line);
      return String.valueOf(in.readLine());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
