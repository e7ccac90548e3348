package io.github.contactsv3.sandbox.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.access.AccessControl;
import io.github.contactsv3.sandbox.internal.access.OAuthHandlers;
import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.access.TokenGrant;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.control.SandboxParts;
import io.github.contactsv3.sandbox.internal.handlers.Handler;
import io.github.contactsv3.sandbox.internal.handlers.Request;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.legacy.ApiVersion;
import io.github.contactsv3.sandbox.internal.legacy.OldPaths;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.BodyReader;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.rules.BodyValidator;
import io.github.contactsv3.sandbox.internal.rules.ObservedErrors;
import io.github.contactsv3.sandbox.internal.rules.QueryValidator;
import io.github.contactsv3.sandbox.internal.rules.ResponseValidator;
import io.github.contactsv3.sandbox.internal.rules.Spelling;
import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import io.github.contactsv3.sandbox.internal.webhooks.WebhookHub;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a request: find the operation, check headers, quota, parameters and body, hand it to
 * its handler. Every error ends in a response.
 */
final class Service {

  private static final System.Logger LOG = System.getLogger(Service.class.getName());

  private final SandboxState state;
  private final QuotaLedger quota;
  private final Router router;
  private final Map<String, Handler> handlers;
  private final AccessControl access;
  private final RequestGuard failures;
  private final BodyReader bodies = new BodyReader();
  private final OAuthHandlers oauth;
  private final WebhookHub webhooks;
  private final BodyValidator validator;
  private final ObservedErrors observed;
  private final Spelling spelling;
  private final @Nullable ResponseValidator responses;

  Service(SandboxParts parts, Map<String, Handler> handlers, RequestGuard failures) {
    this.state = parts.state();
    this.quota = parts.quota();
    this.webhooks = parts.webhooks();
    this.failures = failures;
    this.router =
        new Router(
            parts.operations(),
            !state.options().assumes(Assumption.NO_V3_PREFIX),
            new OldPaths(
                state.options().assumes(Assumption.ONLY_V3)
                    || state.options().assumes(Assumption.OLD_PATHS_END_WITH_V3)));
    this.handlers = handlers;
    this.access = new AccessControl(state, parts.tokens());
    this.validator = new BodyValidator();
    this.observed = new ObservedErrors(state.options());
    this.spelling = new Spelling(state.options());
    this.responses = state.options().validateResponses() ? new ResponseValidator() : null;
    this.oauth = new OAuthHandlers(state, parts.tokens());
  }

  /**
   * A response and what is left of the quota.
   *
   * @param response the response
   * @param standing what is left
   */
  record Outcome(ServiceResponse response, QuotaLedger.Standing standing) {}

  /** Id of the operation that a request is for, or null. */
  @Nullable String operationId(RawRequest raw) {
    try {
      return router
          .find(raw.action(), raw.path(), access.version(raw.headers()))
          .map(match -> match.operation().id())
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The quota left to the sender of a request that is not carried out. */
  QuotaLedger.Standing standing(RawRequest raw) {
    TokenGrant grant = access.find(raw.headers());
    return grant == null ? quota.untouched() : quota.standing(grant.account(), state::now);
  }

  /** Methods of the operations of a path, sorted; none if there is no such path. */
  List<String> methods(String path) {
    try {
      return router.methods(path);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /**
   * Carries out a request.
   *
   * @param stop checked while that takes long
   * @throws StopSignal.Stopped if nobody waits for the outcome any longer
   */
  Outcome process(RawRequest raw, StopSignal stop) {
    return webhooks.sending(() -> carryOut(raw, stop));
  }

  private Outcome carryOut(RawRequest raw, StopSignal stop) {
    Processing processing = new Processing(raw, stop);
    ServiceResponse response;
    try {
      response = processing.response();
    } catch (ApiError e) {
      response = e.response();
    } catch (StopSignal.Stopped e) {
      throw e;
    } catch (Throwable e) {
      // An Error too: to the client it makes no difference.
      response = failures.failed(raw, processing.operationId(), e);
    }
    if (!response.body().has("traceId")) {
      response.body().put("traceId", state.ids().nextTrace());
    }
    ServiceResponse checked = checked(response, processing.operation);
    processing.spell(checked.body());
    return new Outcome(checked, processing.standing);
  }

  /** The response, or a 500 if it is not what the document promises. */
  private ServiceResponse checked(ServiceResponse response, @Nullable ServedOperation operation) {
    String violation =
        responses == null || operation == null
            ? null
            : responses.violation(operation, response.status(), response.body());
    if (violation == null) {
      return response;
    }
    LOG.log(System.Logger.Level.ERROR, violation);
    return ApiError.of(500, violation, null).response();
  }

  /** One request on its way. */
  private final class Processing {

    private final RawRequest raw;
    private QuotaLedger.Standing standing = quota.untouched();
    private final StopSignal stop;
    private @Nullable ServedOperation operation;
    private Spelling.Kind kind = Spelling.Kind.NEW;

    Processing(RawRequest raw, StopSignal stop) {
      this.raw = raw;
      this.stop = stop;
    }

    @Nullable String operationId() {
      return operation == null ? null : operation.id();
    }

    ServiceResponse response() {
      Router.Match match = route();
      ServedOperation called = match.operation();
      operation = called;
      ApiVersion version = access.checkVersion(raw.headers(), called);
      kind = spelling.of(called, version);
      TokenGrant grant = access.check(raw.headers(), called);
      if (grant != null) {
        standing = quota.count(grant.account(), state::now);
        if (!standing.allowed()) {
          throw ApiError.of(429, "Too Many Requests", null);
        }
      }
      Map<String, List<String>> query = query();
      if (grant == null || grant.locationId() == null) {
        JsonNode body = body(called);
        ServiceResponse response = oauth.handle(called, grant, query, body);
        if (body.path("grantType").asText().equals("authorization_code")) {
          webhooks.installed(response.body().path("locationId").textValue());
        }
        return response;
      }
      return handle(match, called, grant, grant.locationId(), query);
    }

    /** The body of the request in the names of v3. */
    private JsonNode body(ServedOperation called) {
      JsonNode body = bodies.parse(raw, called);
      kind = spelling.of(called, kind, body);
      spelling.toNew(called, kind, body);
      return body;
    }

    /** Gives a response the names that the request's version has. */
    void spell(ObjectNode body) {
      if (operation != null) {
        spelling.toOld(operation, kind, body);
      }
    }

    private ServiceResponse handle(
        Router.Match match,
        ServedOperation called,
        TokenGrant grant,
        String locationId,
        Map<String, List<String>> query) {
      QueryValidator.check(called, query);
      JsonNode body = body(called);
      observed.check(called, body);
      validator.check(called, body);
      if (called.bodyRequired()
          && raw.body().isBlank()
          && !state.options().assumes(Assumption.MISSING_BODY_IS_EMPTY)) {
        throw ApiError.unprocessable("body should not be empty");
      }
      state.known().checkUsers(body);
      Request request =
          new Request(
              called,
              match.pathParameters(),
              query,
              body,
              state.location(locationId),
              origin(),
              stop);
      access.checkLocation(grant, request.path().get("locationId"));
      access.checkLocation(grant, request.queryValue("locationId"));
      access.checkLocation(grant, body.path("locationId").textValue());
      // The server has not started unless each operation has one.
      return Objects.requireNonNull(handlers.get(called.id()), called.id()).handle(request);
    }

    private String origin() {
      String host = raw.headers().getFirst(Headers.HOST);
      return host == null ? "" : "http://" + host;
    }

    private Router.Match route() {
      try {
        return router
            .find(raw.action(), raw.path(), access.version(raw.headers()))
            .orElseThrow(this::unknownRoute);
      } catch (IllegalArgumentException e) {
        throw ApiError.badRequest("Failed to decode param '" + raw.path() + "'");
      }
    }

    private Map<String, List<String>> query() {
      try {
        return UrlDecoding.decodeQuery(raw.queryString());
      } catch (IllegalArgumentException e) {
        throw ApiError.badRequest("Failed to decode query '" + raw.queryString() + "'");
      }
    }

    private ApiError unknownRoute() {
      String query = raw.queryString();
      return ApiError.notFound(
          "Cannot " + raw.method() + " " + raw.path() + (query.isEmpty() ? "" : "?" + query));
    }
  }
}
