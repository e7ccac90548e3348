package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.sandbox.Assumption;
import java.util.List;
import java.util.Map;

/** Which paths there are, and under which versions. */
final class RouteProbes {
  private static final String OLDER_VERSION = "2021-07-28";

  static final List<LiveCheck> CHECKS =
      List.of(
          LiveCheck.reading(
              Assumption.NO_V3_PREFIX,
              "paths below /v3 work",
              1,
              service ->
                  Outcome.byStatus(
                      service.send(service.search("/v3/contacts/search", Map.of())), 200, 404)),
          LiveCheck.reading(
              Assumption.ONLY_V3,
              "older versions work",
              1,
              service ->
                  Outcome.byStatus(
                      service.send(
                          service.search("/contacts/search", Map.of()).version(OLDER_VERSION)),
                      200,
                      401)),
          LiveCheck.reading(
              Assumption.OLD_PATHS_END_WITH_V3,
              "paths that v3 has removed work under v3, too",
              1,
              service ->
                  Outcome.byStatus(
                      service.send(
                          RawRequest.get("/contacts/")
                              .query("locationId", service.locationId())
                              .query("limit", "1")),
                      200,
                      404)));

  private RouteProbes() {}
}
