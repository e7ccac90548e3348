package io.github.contactsv3.pagination;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.model.BusinessContact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;

/**
 * Paged iterables over the generated interfaces, for applications that use these without the
 * client.
 */
public final class ContactPages {

  private ContactPages() {}

  /**
   * Returns the contacts that match a query.
   *
   * @param api the search
   * @param locationId the location to search in
   * @param query what to search for
   * @return the contacts; the service's search index may lag some seconds behind
   */
  public static PagedIterable<ContactSummary> search(
      SearchApi api, String locationId, ContactQuery query) {
    return new DefaultPagedIterable<>(new SearchSource(api, locationId, query));
  }

  /**
   * Returns the contacts of a business, ordered by name.
   *
   * @param api the contacts
   * @param locationId the location of the business
   * @param businessId the business
   * @return its contacts
   */
  public static PagedIterable<BusinessContact> ofBusiness(
      ContactsApi api, String locationId, String businessId) {
    return new DefaultPagedIterable<>(new BusinessSource(api, locationId, businessId, null));
  }

  /**
   * Returns the contacts of a business that contain a text, ordered by name.
   *
   * @param api the contacts
   * @param locationId the location of the business
   * @param businessId the business
   * @param text the text, searched in name, e-mail address and phone number
   * @return its contacts
   */
  public static PagedIterable<BusinessContact> ofBusiness(
      ContactsApi api, String locationId, String businessId, String text) {
    return new DefaultPagedIterable<>(new BusinessSource(api, locationId, businessId, text));
  }
}
