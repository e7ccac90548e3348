package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the control API tells about a sandbox. */
final class ControlViews {

  private final ContactsSandbox sandbox;
  private final SandboxState state;

  ControlViews(ContactsSandbox sandbox, SandboxState state) {
    this.sandbox = sandbox;
    this.state = state;
  }

  ObjectNode overview() {
    ObjectNode view = object();
    view.put("baseUrl", sandbox.baseUrl());
    view.put("locationId", sandbox.locationId());
    view.put("token", sandbox.token());
    OAuthApp app = state.tokens.app();
    view.put("clientId", app.clientId());
    view.put("clientSecret", app.clientSecret());
    view.put("companyId", app.companyId());
    view.put("contacts", state.location(sandbox.locationId()).size());
    view.put("requests", sandbox.requests().count());
    view.set("clock", clock());
    view.set("quota", quota());
    view.set("faults", faults());
    sandbox.operations().forEach(view.putArray("operations")::add);
    return view;
  }

  /** Every location, sorted by id. */
  ObjectNode locations() {
    ObjectNode view = object();
    ArrayNode list = view.putArray("locations");
    for (LocationState location : state.locations.sorted()) {
      list.addObject()
          .put("id", location.id)
          .put("name", location.name)
          .put("contacts", location.size())
          .put("active", state.tokens.isActive(location.id));
    }
    return view;
  }

  ObjectNode clock() {
    ObjectNode view = object();
    view.put("now", Timestamps.format(state.now()));
    view.put("frozen", sandbox.clock().isFrozen());
    return view;
  }

  ArrayNode faults() {
    ArrayNode views = JsonNodeFactory.instance.arrayNode();
    sandbox.faults().entries().forEach(entry -> views.add(FaultJson.write(entry)));
    return views;
  }

  /** The quota left to the sandbox's token, or null if the quota is off. */
  private @Nullable ObjectNode quota() {
    QuotaLedger.Limits limits = state.quota.limits();
    if (state.quota.isOff()) {
      return null;
    }
    QuotaLedger.Standing standing =
        state.quota.standing(Grant.account(sandbox.token(), sandbox.locationId()), state::now);
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
    QuotaLedger.Limits limits = state.quota.limits();
    if (limits.equals(QuotaLedger.Limits.OFF)) {
      view.putNull("max").putArray("accounts");
      return view;
    }
    view.put("max", limits.max());
    view.put("intervalMillis", limits.interval().toMillis());
    view.put("daily", limits.daily());
    ArrayNode accounts = view.putArray("accounts");
    Set<String> known = new TreeSet<>(state.quota.accounts());
    known.add(Grant.account(sandbox.token(), sandbox.locationId()));
    known.forEach(account -> accounts.add(account(account)));
    return view;
  }

  private ObjectNode account(String account) {
    int space = account.lastIndexOf(' ');
    QuotaLedger.Standing standing = state.quota.standing(account, state::now);
    ObjectNode view = object();
    view.put("caller", caller(account.substring(0, space)));
    view.put("locationId", account.substring(space + 1));
    view.put("remaining", standing.remaining());
    view.put("dailyRemaining", standing.dailyRemaining());
    return view;
  }

  /** The app, or which private integration it is, without its token. */
  private String caller(String app) {
    if (app.equals(state.tokens.app().clientId())) {
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
