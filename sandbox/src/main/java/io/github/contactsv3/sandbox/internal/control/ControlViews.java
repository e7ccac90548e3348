package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.access.SandboxApp;
import io.github.contactsv3.sandbox.internal.access.TokenGrant;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Views of a sandbox for the control API. */
final class ControlViews {

  private final SandboxControl sandbox;
  private final SandboxParts parts;
  private final SandboxState state;
  private final TokenRegistry tokens;
  private final QuotaLedger quota;
  private final Supplier<String> baseUrl;

  ControlViews(SandboxControl sandbox, Supplier<String> baseUrl) {
    this.sandbox = sandbox;
    this.parts = sandbox.parts();
    this.state = parts.state();
    this.tokens = parts.tokens();
    this.quota = parts.quota();
    this.baseUrl = baseUrl;
  }

  ObjectNode overview() {
    ObjectNode view = object();
    view.put("baseUrl", baseUrl.get());
    view.put("locationId", sandbox.locationId());
    view.put("token", sandbox.token());
    SandboxApp app = tokens.app();
    view.put("clientId", app.clientId());
    view.put("clientSecret", app.clientSecret());
    view.put("companyId", app.companyId());
    view.put("contacts", state.location(sandbox.locationId()).size());
    view.put("requests", parts.requests().count());
    view.set("clock", clock());
    view.set("quota", quota());
    view.set("faults", faults());
    parts.operationIds().forEach(view.putArray("operations")::add);
    return view;
  }

  /** Every location, sorted by id. */
  ObjectNode locations() {
    ObjectNode view = object();
    ArrayNode list = view.putArray("locations");
    for (LocationState location : state.locations().sorted()) {
      list.addObject()
          .put("id", location.id)
          .put("name", location.name)
          .put("contacts", location.size())
          .put("active", tokens.isActive(location.id));
    }
    return view;
  }

  ObjectNode clock() {
    ObjectNode view = object();
    view.put("now", Timestamps.format(state.now()));
    view.put("frozen", state.clock().isFrozen());
    return view;
  }

  ArrayNode faults() {
    ArrayNode views = JsonNodeFactory.instance.arrayNode();
    parts.faults().entries().forEach(entry -> views.add(FaultJson.write(entry)));
    return views;
  }

  /** The quota left to the sandbox's token, or null if the quota is off. */
  private @Nullable ObjectNode quota() {
    QuotaLedger.Limits limits = quota.limits();
    if (quota.isOff()) {
      return null;
    }
    QuotaLedger.Standing standing =
        quota.standing(TokenGrant.account(sandbox.token(), sandbox.locationId()), state::now);
    ObjectNode view = object();
    view.put("max", limits.max());
    view.put("remaining", standing.remaining());
    view.put("intervalMillis", limits.interval().toMillis());
    view.put("daily", limits.daily());
    view.put("dailyRemaining", standing.dailyRemaining());
    return view;
  }

  /**
   * The limits, or null if the quota is off, and what is left of them to each app in each location
   * that it sent requests to.
   */
  ObjectNode quotas() {
    ObjectNode view = object();
    QuotaLedger.Limits limits = quota.limits();
    if (quota.isOff()) {
      view.putNull("max").putArray("accounts");
      return view;
    }
    view.put("max", limits.max());
    view.put("intervalMillis", limits.interval().toMillis());
    view.put("daily", limits.daily());
    ArrayNode accounts = view.putArray("accounts");
    Set<String> known = new TreeSet<>(quota.accounts());
    known.add(TokenGrant.account(sandbox.token(), sandbox.locationId()));
    known.forEach(account -> accounts.add(account(account)));
    return view;
  }

  private ObjectNode account(String account) {
    int space = account.lastIndexOf(' ');
    QuotaLedger.Standing standing = quota.standing(account, state::now);
    ObjectNode view = object();
    view.put("caller", caller(account.substring(0, space)));
    view.put("locationId", account.substring(space + 1));
    view.put("remaining", standing.remaining());
    view.put("dailyRemaining", standing.dailyRemaining());
    return view;
  }

  /** The app, or which private integration it is, without its token. */
  private String caller(String app) {
    if (app.equals(tokens.app().clientId())) {
      return "app " + app;
    }
    if (app.equals(sandbox.token())) {
      return "the sandbox's token";
    }
    return app.length() < 16
        ? "another token"
        : "the token that ends in " + app.substring(app.length() - 4);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
