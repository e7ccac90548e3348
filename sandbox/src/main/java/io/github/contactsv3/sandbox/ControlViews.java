package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the control API tells about a sandbox. */
final class ControlViews {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final ContactsSandbox sandbox;
  private final SandboxState state;
  private final SearchHandler search;

  ControlViews(ContactsSandbox sandbox, SandboxState state, SearchHandler search) {
    this.sandbox = sandbox;
    this.state = state;
    this.search = search;
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
    sandbox.faults().pending().forEach(fault -> views.add(FaultJson.write(fault)));
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

  /** The last requests, newest first. */
  ObjectNode requests(String queryString) {
    Map<String, List<String>> query = PercentEncoding.decodeQuery(queryString);
    String operation = value(query, "operation");
    RequestLog log = sandbox.requests();
    List<RecordedRequest> requests =
        new ArrayList<>(operation == null ? log.list() : log.list(operation));
    Collections.reverse(requests);
    ObjectNode view = object();
    view.put("count", operation == null ? log.count() : log.count(operation));
    ArrayNode views = view.putArray("requests");
    requests.stream().limit(limit(query)).forEach(request -> views.add(request(request)));
    return view;
  }

  private static ObjectNode request(RecordedRequest request) {
    ObjectNode view = object();
    view.put("number", request.number());
    view.put("time", Timestamps.format(request.time().toEpochMilli()));
    view.put("operationId", request.operationId());
    view.put("method", request.method());
    view.put("path", request.path());
    view.put("query", request.query());
    view.put("body", request.body());
    view.put("status", request.status());
    return view;
  }

  /** Contacts of a location, by default the sandbox's own, as a search for a text gives them. */
  ObjectNode contacts(String queryString) {
    Map<String, List<String>> query = PercentEncoding.decodeQuery(queryString);
    ObjectNode body = object();
    body.put("pageLimit", limit(query));
    String text = value(query, "query");
    if (text != null) {
      body.put("query", text);
    }
    String id = Objects.requireNonNullElse(value(query, "locationId"), sandbox.locationId());
    LocationState location = state.findLocation(id);
    if (location == null) {
      throw new IllegalArgumentException("no location " + id);
    }
    return search.search(body, location, StopSignal.INTERRUPTION).body();
  }

  private static int limit(Map<String, List<String>> query) {
    String limit = value(query, "limit");
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (!limit.matches("[0-9]{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is not within 1 and " + MAX_LIMIT + ": " + limit);
    }
    return Integer.parseInt(limit);
  }

  private static @Nullable String value(Map<String, List<String>> query, String name) {
    List<String> values = query.get(name);
    return values == null || values.get(0).isBlank() ? null : values.get(0);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
