package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own that asks for the token of the location, once told to start; or that holds a
 * lock until it is killed.
 */
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
              if (mode.equals("hold-write-lock")) {
                talk(port, "holds");
              }
            },
            FileChannel::tryLock);
    TokenEndpoint endpoint =
        new TokenEndpoint() {
          @Override
          public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
            String refreshToken = (String) form.get("refreshToken");
            String n = talk(port, "rotate " + refreshToken);
            if (mode.equals("halt-after-response")) {
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
              TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft) {
            return LocationTokenResponse.builder()
                .accessToken("M" + talk(port, "create " + agencyToken.value()))
                .expiresIn(86_399L)
                .build();
          }
        };
    if (mode.equals("hold-write-lock")) {
      store.compareAndSet(Fixture.KEY, null, Fixture.pair(1, Instant.now()).build());
    }
    if (mode.equals("hold-lease")) {
      store.tryLease(Fixture.KEY, Fixture.MINUTE).orElseThrow();
      talk(port, "holds");
    }
    talk(port, "ready");
    Credentials credentials =
        mode.equals("create")
            ? Credentials.agency(Fixture.APP, "co1", store)
            : Credentials.oauth(Fixture.APP, "loc1", store);
    System.out.println(
        credentials
            .connect(endpoint, Clock.system())
            .token(Fixture.request("loc1", Duration.ofSeconds(20)))
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
