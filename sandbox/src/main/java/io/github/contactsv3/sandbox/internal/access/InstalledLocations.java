package io.github.contactsv3.sandbox.internal.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.rules.QueryValidator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists the locations of the agency. The app is installed in all of them, free of charge and in its
 * only version, so that filters for anything else find nothing. Errors come in the AIP envelope, in
 * the list from before v3 as everywhere else.
 */
final class InstalledLocations {

  private static final int DEFAULT_SIZE = 20;

  private final SandboxState state;
  private final TokenRegistry tokens;

  InstalledLocations(SandboxState state, TokenRegistry tokens) {
    this.state = state;
    this.tokens = tokens;
  }

  ServiceResponse list(ServedOperation operation, Map<String, List<String>> query) {
    try {
      QueryValidator.check(operation, query);
    } catch (ApiError e) {
      return error(400, "INVALID_ARGUMENT", e.getMessage(), null, null);
    }
    SandboxApp app = tokens.app();
    String appId = value(query, "appId");
    String companyId = value(query, "companyId");
    if (!app.appId().equals(appId)) {
      return notFound("App", appId);
    }
    if (!app.companyId().equals(companyId)) {
      return notFound("Company", companyId);
    }
    String token = value(query, "pageToken");
    int offset = token == null ? 0 : offset(token);
    if (offset < 0) {
      return error(400, "INVALID_ARGUMENT", "pageToken is not valid", null, null);
    }
    String size = value(query, "pageSize");
    return page(fitting(query, app), offset, size == null ? DEFAULT_SIZE : Integer.parseInt(size));
  }

  /** The list as it was before v3. */
  ServiceResponse listByOffset(ServedOperation operation, Map<String, List<String>> query) {
    QueryValidator.check(operation, query);
    SandboxApp app = tokens.app();
    if (!app.appId().equals(value(query, "appId"))) {
      throw ApiError.notFound("The requested App was not found.");
    }
    if (!app.companyId().equals(value(query, "companyId"))) {
      throw ApiError.notFound("The requested Company was not found.");
    }
    List<LocationState> fitting = fitting(query, app);
    ArrayNode page = JsonNodeFactory.instance.arrayNode();
    fitting.stream()
        .skip(number(query, "skip", 0))
        .limit(number(query, "limit", DEFAULT_SIZE))
        .forEach(location -> page.add(item(location)));
    ObjectNode body = ContactJson.wrap("locations", page);
    body.put("count", fitting.size());
    return ServiceResponse.ok(body.put("installToFutureLocations", false));
  }

  private static long number(Map<String, List<String>> query, String name, long missing) {
    String value = value(query, name);
    return value == null ? missing : Long.parseLong(value);
  }

  private List<LocationState> fitting(Map<String, List<String>> query, SandboxApp app) {
    return state.locations().sorted().stream()
        .filter(location -> fits(location, query, app))
        .toList();
  }

  private static boolean fits(
      LocationState location, Map<String, List<String>> query, SandboxApp app) {
    String text = value(query, "query");
    String only = value(query, "locationId");
    String version = value(query, "versionId");
    return (text == null
            || location.name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
        && (only == null || only.equals(location.id))
        && (version == null || version.equals(app.appId()))
        && value(query, "planId") == null
        && !"true".equals(value(query, "onTrial"))
        && !"false".equals(value(query, "isInstalled"));
  }

  private ServiceResponse page(List<LocationState> locations, int offset, int size) {
    int from = Math.min(offset, locations.size());
    int to = Math.min(locations.size(), from + size);
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    locations.subList(from, to).forEach(location -> items.add(item(location)));
    ObjectNode body = ContactJson.wrap("items", items);
    ObjectNode pagination = body.putObject("pagination");
    pagination.put("totalRecords", locations.size());
    pagination.put("hasNextPage", to < locations.size());
    pagination.put("hasPrevPage", from > 0);
    pagination.put("nextPageToken", to < locations.size() ? token(to) : null);
    pagination.put("prevPageToken", from > 0 ? token(Math.max(0, from - size)) : null);
    pagination.put("currentPageSize", to - from);
    return ServiceResponse.ok(body);
  }

  private ObjectNode item(LocationState location) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("_id", location.id);
    item.put("name", location.name);
    item.put("isInstalled", true);
    item.put("versionId", tokens.app().appId());
    return item;
  }

  private static String token(int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("{\"offset\":" + offset + "}").getBytes(StandardCharsets.UTF_8));
  }

  /** The offset in a page token, or -1 if it is none. */
  private static int offset(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return text.matches("\\{\"offset\":\\d{1,9}}")
          ? Integer.parseInt(text.substring(10, text.length() - 1))
          : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static ServiceResponse notFound(String resource, @Nullable String id) {
    return error(
        404,
        "RESOURCE_NOT_FOUND",
        "The requested " + resource + " '" + id + "' was not found.",
        resource,
        id);
  }

  private static ServiceResponse error(
      int status,
      String code,
      @Nullable String message,
      @Nullable String resource,
      @Nullable String identifier) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("code", code).put("message", message);
    if (resource != null) {
      error.putObject("details").put("resource", resource).put("identifier", identifier);
    }
    return new ServiceResponse(status, body);
  }

  private static @Nullable String value(Map<String, List<String>> query, String name) {
    List<String> values = query.get(name);
    return values == null || values.get(0).isBlank() ? null : values.get(0);
  }
}
