package io.github.contactsv3.contract.faults;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A fault of the network, a proxy or a server, and what is right for the client. Immutable. */
final class HttpFault {
  private final Phase phase;
  private final String description;
  private final Expectation expectation;
  private final Builder options;

  private HttpFault(Phase phase, String description, Expectation expectation, Builder options) {
    this.phase = phase;
    this.description = description;
    this.expectation = expectation;
    this.options = options;
  }

  static HttpFault of(
      Phase phase, String description, Expectation expectation, Consumer<Builder> options) {
    Builder builder = new Builder();
    options.accept(builder);
    return new HttpFault(phase, description, expectation, builder);
  }

  Phase phase() {
    return phase;
  }

  String description() {
    return description;
  }

  Expectation expectation() {
    return expectation;
  }

  Script script() {
    return options.script;
  }

  Listening listening() {
    return options.listening;
  }

  /** Returns what encrypts as long as the server is faulty, or null if nothing does. */
  SSLContext tls() {
    return options.tls.get();
  }

  /** Returns what encrypts afterwards, or null if nothing does. */
  SSLContext healedTls() {
    return options.url.startsWith("https:") && options.proxy == null
        ? Certificates.trusted()
        : null;
  }

  boolean isClientCertificateNeeded() {
    return options.clientCertificateNeeded;
  }

  /** Returns the URL that the client is built with. */
  String url(int port) {
    return options.url.formatted(port);
  }

  /** Returns what the message of an error of the transport has to name: the host that failed. */
  String host() {
    return URI.create(url(1)).getAuthority().replaceAll(":.*", "");
  }

  /** Returns what the client has of a proxy, or null if it uses none. */
  ProxySettings proxy() {
    return options.proxy;
  }

  /** Returns whether a server that is healed can be reached by the same client. */
  boolean canHeal() {
    return options.canHeal;
  }

  /** Returns whether a call goes before, in the response to which the fault lies. */
  boolean followsCall() {
    return options.followsCall;
  }

  /** Returns whether it takes much memory or processor time. */
  boolean isHeavy() {
    return options.heavy;
  }

  /** Returns the text of the request's body. */
  String text() {
    return options.text.get();
  }

  void betweenAttempts(FaultServer server) {
    options.betweenAttempts.accept(server);
  }

  @Override
  public String toString() {
    return phase.title() + ": " + description;
  }

  /** What a fault can have. */
  static final class Builder {
    private Script script = Script.HEALTHY;
    private Listening listening = Listening.ACCEPTING;
    private Supplier<SSLContext> tls = () -> null;
    private boolean clientCertificateNeeded;
    private String url = "http://127.0.0.1:%d";
    private ProxySettings proxy;
    private boolean canHeal = true;
    private boolean followsCall;
    private boolean heavy;
    private Supplier<String> text = () -> FaultedOperation.GENUINE;
    private Consumer<FaultServer> betweenAttempts = server -> {};

    private Builder() {}

    Builder script(Script script) {
      this.script = script;
      return this;
    }

    Builder listening(Listening listening) {
      this.listening = listening;
      return this;
    }

    /** The URL is https, and this encrypts. */
    Builder tls(Supplier<SSLContext> tls) {
      this.tls = tls;
      return https();
    }

    Builder clientCertificateNeeded() {
      this.clientCertificateNeeded = true;
      return this;
    }

    /** The URL is https, and the script sends what it wants. */
    Builder https() {
      return url("https://127.0.0.1:%d");
    }

    Builder url(String url) {
      this.url = url;
      return this;
    }

    Builder proxy(ProxySettings proxy) {
      this.proxy = proxy;
      return this;
    }

    Builder cannotHeal() {
      this.canHeal = false;
      return this;
    }

    Builder followsCall() {
      this.followsCall = true;
      return this;
    }

    Builder heavy() {
      this.heavy = true;
      return this;
    }

    Builder text(Supplier<String> text) {
      this.text = text;
      return this;
    }

    Builder betweenAttempts(Consumer<FaultServer> change) {
      this.betweenAttempts = change;
      return this;
    }
  }
}
