package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.ContactsSnapshot;
import io.github.contactsv3.sandbox.internal.contacts.Locations;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.http.CallerWatch;
import io.github.contactsv3.sandbox.internal.http.ResponseBodies;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.BodyReader;
import io.github.contactsv3.sandbox.internal.message.Endpoint;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.search.ContactSearch;
import io.github.contactsv3.sandbox.internal.seed.DemoSet;
import io.github.contactsv3.sandbox.internal.seed.Seeder;
import io.github.contactsv3.sandbox.internal.transfer.ImportRefusal;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What {@code ContactsSandbox} offers in a JVM, over HTTP below {@code /__sandbox}. Its requests
 * need no token, count against no quota, are not spoilt, and are logged only if the sandbox refuses
 * their sender or fails.
 */
public final class ControlApi implements Endpoint {

  /** Where its paths begin. */
  public static final String PREFIX = "/__sandbox";

  private final SandboxControl sandbox;
  private final SandboxParts parts;
  private final AdjustableClock clock;
  private final ControlViews views;
  private final ContactTransfer transfer;
  private final CustomFieldControl customFields;
  private final WebhookControl webhooks;
  private final ContactViews contacts;
  private final RequestViews requests;
  private final Consent consent;
  private final DemoSet demo;

  /** Each may be as large as all contacts. */
  private static final int MAX_SNAPSHOTS = 100;

  private final Map<String, ContactsSnapshot> snapshots = new ConcurrentHashMap<>();
  private final AtomicLong snapshotIds = new AtomicLong();
  private final JsonMapper json = new JsonMapper();

  /**
   * Creates the API of a sandbox.
   *
   * @param baseUrl where the sandbox listens, once it does
   * @param demo what the examples of the API page are about
   * @param patience how long the body of an import may stand still
   */
  public ControlApi(
      SandboxControl sandbox, Supplier<String> baseUrl, DemoSet demo, Duration patience) {
    SandboxState state = sandbox.parts().state();
    this.sandbox = sandbox;
    this.parts = sandbox.parts();
    this.clock = state.clock();
    this.transfer = new ContactTransfer(sandbox, patience);
    this.customFields = new CustomFieldControl(state, sandbox.locationId());
    this.webhooks = new WebhookControl(sandbox);
    this.views = new ControlViews(sandbox, baseUrl);
    this.contacts =
        new ContactViews(
            state,
            sandbox.locationId(),
            new ContactSearch(ServedDocument.contacts(), state.options()));
    this.requests = new RequestViews(parts.requests());
    this.consent = new Consent(state, parts.tokens());
    this.demo = demo;
  }

  @Override
  public void serve(HttpServerExchange exchange, RawRequest raw) throws IOException {
    ServiceResponse response;
    try {
      if (transfer.export(exchange)) {
        return;
      }
      response =
          ContactTransfer.isImport(exchange)
              ? transfer.importContacts(exchange)
              : json(exchange, raw);
    } catch (ImportRefusal e) {
      response = ContactTransfer.refused(e);
    } catch (ApiError e) {
      response = e.response();
    } catch (IllegalArgumentException | IllegalStateException e) {
      response = ApiError.refused(Objects.requireNonNullElse(e.getMessage(), "refused")).response();
    }
    if (!exchange.getConnection().isOpen()) {
      return;
    }
    exchange.setStatusCode(response.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    ResponseBodies.write(exchange, json.writeValueAsBytes(response.body()));
  }

  private ServiceResponse json(HttpServerExchange exchange, RawRequest raw) {
    checkMediaType(raw);
    return response(raw, new CallerWatch(exchange));
  }

  /**
   * Refuses bodies that are not declared to be JSON: those a page of any origin can make a browser
   * send without asking.
   */
  private static void checkMediaType(RawRequest raw) {
    String type = BodyReader.mediaType(raw.headers().getFirst(Headers.CONTENT_TYPE));
    if (!raw.body().isEmpty() && !type.equals("application/json")) {
      throw ApiError.of(
          415,
          "Unsupported Media Type: " + type + "; send the body as application/json",
          "Unsupported Media Type");
    }
  }

  private ServiceResponse response(RawRequest raw, CallerWatch caller) {
    String path = raw.path().substring(PREFIX.length());
    String action = raw.action() + " " + path;
    if (path.startsWith("/snapshots/")) {
      return snapshot(raw.method(), path.substring("/snapshots/".length()));
    }
    if (CustomFieldControl.owns(path)) {
      return customFields.response(raw, path);
    }
    if (WebhookControl.owns(path)) {
      return webhooks.response(raw, path);
    }
    if (action.matches("GET /(contacts|requests)/[^/]+")) {
      String id = path.substring(path.lastIndexOf('/') + 1);
      return ServiceResponse.ok(
          path.startsWith("/contacts") ? contacts.get(id, raw.queryString()) : requests.get(id));
    }
    if (action.matches("DELETE /faults/[^/]+")) {
      return removeFault(path.substring("/faults/".length()), new ControlBody(raw.body()));
    }
    return switch (action) {
      case "GET ", "GET /" -> ServiceResponse.ok(views.overview());
      case "POST /seed" -> seed(new ControlBody(raw.body()), caller);
      case "POST /reset" -> done(raw, sandbox::reset);
      case "POST /clear" -> clear(new ControlBody(raw.body()));
      case "POST /snapshots" -> takeSnapshot(new ControlBody(raw.body()));
      case "GET /clock" -> ServiceResponse.ok(views.clock());
      case "PUT /clock" -> setClock(new ControlBody(raw.body()));
      case "POST /clock/advance" -> advance(new ControlBody(raw.body()));
      case "GET /faults" -> ServiceResponse.ok(object("faults", views.faults()));
      case "POST /faults" -> addFault(new ControlBody(raw.body()));
      case "DELETE /faults" -> done(raw, parts.faults()::clear);
      case "GET /requests" -> ServiceResponse.ok(requests.list(raw.queryString()));
      case "DELETE /requests" -> done(raw, parts.requests()::clear);
      case "POST /requests/assert" -> assertArrived(new ControlBody(raw.body()));
      case "GET /quota" -> ServiceResponse.ok(views.quotas());
      case "GET /oauth/consent" -> ServiceResponse.ok(consent.show(raw.queryString()));
      case "POST /oauth/consent" -> ServiceResponse.ok(consent.decide(new ControlBody(raw.body())));
      case "POST /demo" -> demo(new ControlBody(raw.body()));
      case "POST /oauth/code" -> authorizationCode(new ControlBody(raw.body()));
      case "POST /oauth/tokens" -> oauthTokens(new ControlBody(raw.body()));
      case "POST /tokens" -> grant(new ControlBody(raw.body()));
      case "POST /tokens/revoke" -> revokeToken(new ControlBody(raw.body()));
      case "POST /ids" -> nextIds(new ControlBody(raw.body()));
      case "POST /oauth/revoke" -> done(raw, sandbox::revokeTokens);
      case "GET /locations" -> ServiceResponse.ok(views.locations());
      case "POST /locations" -> addLocation(new ControlBody(raw.body()));
      case "POST /locations/active" -> setLocationActive(new ControlBody(raw.body()));
      case "POST /appointments" -> addAppointment(new ControlBody(raw.body()));
      case "GET /contacts" -> ServiceResponse.ok(contacts.list(raw.queryString()));
      default -> throw ApiError.notFound("Cannot " + raw.method() + " " + raw.path());
    };
  }

  private ServiceResponse seed(ControlBody body, CallerWatch caller) {
    int count = body.number("count", 100);
    long randomSeed = body.longNumber("randomSeed", Seeder.DEFAULT_RANDOM_SEED);
    String locationId = body.text("locationId");
    body.end();
    sandbox.seed(
        Objects.requireNonNullElse(locationId, sandbox.locationId()),
        count,
        randomSeed,
        caller::hasGone);
    return ServiceResponse.ok(views.overview());
  }

  /** Every contact, or those of one location. */
  private ServiceResponse clear(ControlBody body) {
    String locationId = body.text("locationId");
    body.end();
    if (locationId == null) {
      sandbox.clear();
    } else {
      sandbox.clear(locationId);
    }
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse addLocation(ControlBody body) {
    String locationId = body.requiredText("locationId");
    String name = body.text("name");
    body.end();
    sandbox.addLocation(
        locationId, Objects.requireNonNullElse(name, Locations.defaultName(locationId)));
    return ServiceResponse.created(views.locations());
  }

  private ServiceResponse done(RawRequest raw, Runnable action) {
    new ControlBody(raw.body()).end();
    action.run();
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse demo(ControlBody body) {
    body.end();
    return ServiceResponse.ok(demo.restore());
  }

  /** A code for a location, or for the agency if none is named. */
  private ServiceResponse authorizationCode(ControlBody body) {
    String locationId = body.text("locationId");
    body.end();
    ObjectNode code = JsonNodeFactory.instance.objectNode();
    return ServiceResponse.created(
        code.put(
            "code",
            locationId == null
                ? sandbox.agencyAuthorizationCode()
                : sandbox.authorizationCode(locationId)));
  }

  private ServiceResponse oauthTokens(ControlBody body) {
    String access = body.requiredText("accessToken");
    String refresh = body.requiredText("refreshToken");
    String locationId = body.text("locationId");
    body.end();
    sandbox.oauthTokens(access, refresh, locationId);
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse grant(ControlBody body) {
    String token = body.requiredText("token");
    String locationId = body.requiredText("locationId");
    Set<String> scopes = body.texts("scopes");
    body.end();
    sandbox.grant(token, locationId, scopes);
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse revokeToken(ControlBody body) {
    String token = body.requiredText("token");
    body.end();
    sandbox.revokeToken(token);
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse nextIds(ControlBody body) {
    Set<String> ids = body.texts("ids");
    body.end();
    sandbox.nextIds(List.copyOf(ids));
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse setLocationActive(ControlBody body) {
    String locationId = body.requiredText("locationId");
    boolean said = body.has("active");
    boolean active = body.flag("active");
    body.end();
    if (!said) {
      throw new IllegalArgumentException("active is missing");
    }
    sandbox.setLocationActive(locationId, active);
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse addAppointment(ControlBody body) {
    String contact = body.requiredText("contactId");
    String title = body.requiredText("title");
    Instant start = body.requiredInstant("start");
    Instant end = body.requiredInstant("end");
    String status = Objects.requireNonNullElse(body.text("status"), "confirmed");
    body.end();
    String id = sandbox.addAppointment(contact, new SandboxAppointment(title, start, end, status));
    ObjectNode added = JsonNodeFactory.instance.objectNode();
    return ServiceResponse.created(added.put("id", id));
  }

  private ServiceResponse takeSnapshot(ControlBody body) {
    body.end();
    if (snapshots.size() >= MAX_SNAPSHOTS) {
      throw ApiError.of(
          409, "there are " + MAX_SNAPSHOTS + " snapshots; DELETE one first", "Conflict");
    }
    String id = String.valueOf(snapshotIds.incrementAndGet());
    snapshots.put(id, parts.state().snapshot());
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    return ServiceResponse.created(taken.put("id", id));
  }

  private ServiceResponse snapshot(String method, String rest) {
    String[] names = rest.split("/", 2);
    String action = method + (names.length == 1 ? "" : " " + names[1]);
    ContactsSnapshot snapshot = snapshots.get(names[0]);
    if (snapshot == null || !(action.equals("POST restore") || action.equals("DELETE"))) {
      throw ApiError.notFound("Cannot " + method + " " + PREFIX + "/snapshots/" + rest);
    }
    if (action.equals("DELETE")) {
      snapshots.remove(names[0]);
    } else {
      parts.state().restore(snapshot);
    }
    return ServiceResponse.ok(views.overview());
  }

  private ServiceResponse setClock(ControlBody body) {
    Instant frozenAt = body.instant("frozenAt");
    boolean frozen = body.flag("frozen");
    boolean said = body.has("frozen");
    body.end();
    if ((frozenAt == null) == !said) {
      throw new IllegalArgumentException("either frozenAt or frozen has to be given");
    }
    if (frozenAt != null) {
      clock.freezeAt(frozenAt);
    } else if (frozen) {
      clock.freeze();
    } else {
      clock.resume();
    }
    return ServiceResponse.ok(views.clock());
  }

  private ServiceResponse advance(ControlBody body) {
    Duration duration = body.duration("duration");
    body.end();
    if (duration == null) {
      throw new IllegalArgumentException("duration is missing");
    }
    clock.advance(duration);
    return ServiceResponse.ok(views.clock());
  }

  private ServiceResponse addFault(ControlBody body) {
    String id = parts.faults().add(FaultJson.read(body));
    return ServiceResponse.created(object("faults", views.faults()).put("id", id));
  }

  private ServiceResponse removeFault(String id, ControlBody body) {
    body.end();
    if (!parts.faults().remove(id)) {
      throw ApiError.notFound("no fault '" + id + "'; it may have been used up");
    }
    return ServiceResponse.ok(object("faults", views.faults()));
  }

  private ServiceResponse assertArrived(ControlBody body) {
    String operation = body.requiredText("operation");
    long times = body.count("times", 1);
    body.end();
    try {
      parts.requests().assertArrived(operation, times);
    } catch (AssertionError e) {
      throw ApiError.of(409, String.valueOf(e.getMessage()), "Conflict");
    }
    ObjectNode counted = JsonNodeFactory.instance.objectNode();
    return ServiceResponse.ok(counted.put("count", times));
  }

  private static ObjectNode object(String name, ArrayNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set(name, value);
    return object;
  }

  /** Returns whether a path belongs to the control API. */
  public static boolean owns(String path) {
    return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
  }
}
