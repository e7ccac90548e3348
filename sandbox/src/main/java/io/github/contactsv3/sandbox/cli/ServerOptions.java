package io.github.contactsv3.sandbox.cli;

import static io.github.contactsv3.sandbox.cli.Options.given;

import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the server: its address, its speed and its rate limit. */
final class ServerOptions {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for a free one. Default: 8089.")
  int port = 8089;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address to listen on. Default: 127.0.0.1, this machine only.")
  @Nullable String host;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description = "Origins whose pages may read responses, such as http://localhost:3000, or *.")
  List<String> origins = List.of();

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Values.OfDuration.class,
      description = "Delay of every response. Default: none.")
  @Nullable Duration latency;

  @Option(
      names = "--quota",
      paramLabel = "MAX/TIME",
      converter = Values.OfQuota.class,
      description = "Requests an app may send to a location, or off. Default: 100/10s.")
  Values.@Nullable Quota quota;

  @Option(
      names = "--daily-quota",
      paramLabel = "MAX",
      description = "Requests an app may send to a location in a day. Default: 200000.")
  @Nullable Integer dailyQuota;

  @Option(
      names = "--validate-responses",
      description = "Check every response against the OpenAPI document before it is sent.")
  boolean validateResponses;

  void apply(ContactsSandboxBuilder builder) {
    builder.port(port).cors(origins.toArray(new String[0])).validateResponses(validateResponses);
    given(host, builder::host);
    given(latency, builder::latency);
    given(dailyQuota, builder::dailyQuota);
    given(quota, limit -> limit(builder, limit));
  }

  private static void limit(ContactsSandboxBuilder builder, Values.Quota quota) {
    if (quota.interval() == null) {
      builder.quotaOff();
    } else {
      builder.quota(quota.max(), quota.interval());
    }
  }
}
