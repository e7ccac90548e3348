package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.sandbox.Assumption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a search takes. */
final class SearchProbes {
  private static final String NO_FIELD = "noSuchField";
  private static final int WALL_PAGE = 21;
  private static final int PAGE_LIMIT = 500;

  static final List<LiveCheck> CHECKS =
      List.of(
          LiveCheck.reading(
              Assumption.PAGE_BEYOND_WALL_IS_422,
              "a page beyond the 10,000th contact gets 400",
              1,
              service ->
                  Outcome.byStatus(
                      service.search(Map.of("pageLimit", PAGE_LIMIT, "page", WALL_PAGE)),
                      400,
                      422)),
          LiveCheck.reading(
              Assumption.DND_FILTERS_TAKE_NEW_CASE,
              "filters take dndSettings.SMS.status only",
              3,
              SearchProbes::dndNames),
          LiveCheck.reading(
              Assumption.SEARCH_FIELDS_AS_DOCUMENTED,
              "filters take firstName, lastName and locationId",
              4,
              SearchProbes::undocumentedFields),
          LiveCheck.reading(
              Assumption.CONTAINS_REFUSES_SPECIAL_CHARACTERS,
              "contains takes any text",
              2,
              SearchProbes::specialCharacters));

  private SearchProbes() {}

  private static Outcome dndNames(LiveService service) {
    Reply old = service.filter("dndSettings.SMS.status", "eq", "active");
    if (!old.isSuccess()) {
      return Outcome.unexpected(old);
    }
    return refusesUnknownFields(service)
        ? takenOrRefused(service.filter("dndSettings.sms.status", "eq", "active")).inverted()
        : ignoresFields();
  }

  private static Outcome undocumentedFields(LiveService service) {
    if (!refusesUnknownFields(service)) {
      return ignoresFields();
    }
    List<Outcome> outcomes =
        Stream.of("firstName", "lastName", "locationId")
            .map(field -> takenOrRefused(service.filter(field, "eq", "x")))
            .toList();
    return Outcome.unanimous(outcomes);
  }

  private static Outcome specialCharacters(LiveService service) {
    Reply plain = service.filter("city", "contains", "abc");
    return plain.isSuccess()
        ? takenOrRefused(service.filter("city", "contains", "a-b+c"))
        : Outcome.unexpected(plain);
  }

  private static Outcome takenOrRefused(Reply reply) {
    if (reply.isSuccess()) {
      return Outcome.confirmed(reply.text());
    }
    return reply.isRefused() ? Outcome.denied(reply.text()) : Outcome.unexpected(reply);
  }

  /** A service that ignores unknown fields would seem to take any. */
  private static boolean refusesUnknownFields(LiveService service) {
    return service.filter(NO_FIELD, "eq", "x").isRefused();
  }

  private static Outcome ignoresFields() {
    return Outcome.unknown("unknown fields are not refused, so that nothing shows what is known");
  }
}
