package io.github.contactsv3.pagination;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.ContactsApi.ListContactsByBusinessQuery;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.core.internal.OpaqueText;
import io.github.contactsv3.core.internal.OperationLookup;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.ListContactsByBusinessResponse;
import io.github.contactsv3.runtime.OperationInfo;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the contacts of a business. The service's cursor is the lower-case name and the id of
 * the last contact, but answers declare no name; it is taken from the properties that have been
 * seen. Without one, or with a comma in it, which the service may take for the end of the name, the
 * next page is reached by counting.
 */
final class BusinessSource implements PageSource<BusinessContact> {

  private static final int MAX_PAGE_SIZE = 100;
  private static final OperationInfo OPERATION = OperationLookup.byId("listContactsByBusiness");
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
        OpaqueText.fingerprint(
            "business "
                + JsonText.write(List.of(locationId, businessId, text == null ? "" : text)));
  }

  @Override
  public Fetched<BusinessContact> fetch(Position position, int size) {
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
    List<BusinessContact> items = response.getContacts();
    OptionalLong total =
        response.getCount() == null ? OptionalLong.empty() : OptionalLong.of(response.getCount());
    long seen = position.seen() + items.size();
    return new Fetched<>(
        items,
        total,
        !items.isEmpty() && PageSource.mayFollow(items.size(), size, seen, total)
            ? new Position(cursor(items.get(items.size() - 1)), seen)
            : null);
  }

  private static @Nullable List<Object> cursor(BusinessContact last) {
    for (String property : NAMES) {
      if (last.getAdditionalProperties().get(property) instanceof String name) {
        return name.indexOf(',') < 0 ? List.of(name.toLowerCase(Locale.ROOT), last.getId()) : null;
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
