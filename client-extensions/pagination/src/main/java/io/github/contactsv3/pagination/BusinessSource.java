package io.github.contactsv3.pagination;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.ListContactsByBusinessResponse;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the contacts of a business. The service's cursor is the lower-case name and the id of the
 * last contact, but responses declare no name; it is taken from properties observed in responses.
 * If it is missing or contains a comma, which the service may take for the end of the name, the
 * next page is requested with {@code skip}.
 */
final class BusinessSource implements PageSource<BusinessContact> {

  private static final int MAX_PAGE_SIZE = 100;
  private static final OperationInfo OPERATION = Operations.byId("listContactsByBusiness");
  private static final List<String> NAMES = List.of("fullNameLowerCase", "contactName", "name");

  private final ContactsApi api;
  private final String businessId;
  private final String locationId;
  private final @Nullable String text;
  private final String fingerprint;

  BusinessSource(ContactsApi api, String locationId, String businessId, @Nullable String text) {
    this.api = api;
    this.businessId = businessId;
    this.locationId = locationId;
    this.text = text;
    this.fingerprint =
        Hashes.fingerprint(
            "business "
                + JsonText.write(List.of(locationId, businessId, text == null ? "" : text)));
  }

  @Override
  public Fetched<BusinessContact> fetch(Position position, int size) {
    Fetched<BusinessContact> page = send(position, size);
    PageElements<BusinessContact> elements = page.elements();
    // Elements that can't be read count as well: skip counts what the service has.
    long seen = position.seen() + elements.size();
    PageSource.requireContacts(OPERATION, position, elements.size(), page.total());
    OptionalLong first = position.isStart() ? page.total() : position.total();
    boolean last =
        elements.size() == 0
            || !PageSource.mayFollow(elements.size(), size, seen, page.total(), first);
    Position end =
        elements.size() == 0
            ? null
            : new Position(cursor(elements.at(elements.size() - 1)), seen).counted(first);
    return new Fetched<>(elements, page.total(), last ? null : end, end);
  }

  @Override
  public Fetched<BusinessContact> peek(int size) {
    return send(Position.START, size);
  }

  private Fetched<BusinessContact> send(Position position, int size) {
    ListContactsByBusinessQuery.Builder query =
        ListContactsByBusinessQuery.builder().locationId(locationId).limit(size);
    if (text != null) {
      query.query(text);
    }
    if (position.after() != null) {
      query.startAfter(position.after().stream().map(String::valueOf).toList());
    } else if (position.seen() > 0) {
      query.skip(Math.toIntExact(position.seen()));
    }
    ListContactsByBusinessResponse response = api.listContactsByBusiness(businessId, query.build());
    return Fetched.first(
        PageElements.of(response, BusinessContact.class, OPERATION),
        PageElements.total(response, "count"));
  }

  private static @Nullable List<Object> cursor(@Nullable BusinessContact last) {
    if (last == null || !(last.property("id") instanceof String id)) {
      return null;
    }
    for (String property : NAMES) {
      if (last.getAdditionalProperties().get(property) instanceof String name) {
        return name.indexOf(',') < 0 ? List.of(name.toLowerCase(Locale.ROOT), id) : null;
      }
    }
    return null;
  }

  @Override
  public OperationInfo operation() {
    return OPERATION;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public int maxPageSize() {
    return MAX_PAGE_SIZE;
  }
}
