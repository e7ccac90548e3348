package io.github.contactsv3.benchmarks.clients;

import feign.Client;
import io.github.contactsv3.benchmarks.stock.ApiClient;
import io.github.contactsv3.benchmarks.stock.api.ContactsApi;
import io.github.contactsv3.benchmarks.stock.api.SearchApi;
import io.github.contactsv3.benchmarks.stock.auth.HttpBearerAuth;
import io.github.contactsv3.benchmarks.stock.model.ContactResponse;
import io.github.contactsv3.benchmarks.stock.model.ContactSummary;
import io.github.contactsv3.benchmarks.stock.model.CreateContactRequest;
import io.github.contactsv3.benchmarks.stock.model.SearchContactsRequest;
import io.github.contactsv3.benchmarks.stock.model.SearchContactsResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Client as the stock generator writes it for our document. Thread-safe. */
public final class StockClient {
  private static final String VERSION = "v3";

  private final ContactsApi contacts;
  private final SearchApi searches;

  public StockClient(String baseUrl) {
    this(baseUrl, null);
  }

  /** Creates a client that gets this body for every request, without a network. */
  public static StockClient ofStub(String baseUrl, byte[] body) {
    return new StockClient(baseUrl, new StubFeignClient(body));
  }

  private StockClient(String baseUrl, @Nullable Client transport) {
    HttpBearerAuth token = new HttpBearerAuth("bearer");
    token.setBearerToken(Requests.TOKEN);
    ApiClient client = new ApiClient().setBasePath(baseUrl);
    client.addAuthorization("bearer", token);
    if (transport != null) {
      client.getFeignBuilder().client(transport);
    }
    contacts = client.buildClient(ContactsApi.class);
    searches = client.buildClient(SearchApi.class);
  }

  public ContactResponse getContact(String id) {
    return contacts.getContact(VERSION, id);
  }

  public ContactResponse createContact(CreateContactRequest request) {
    return contacts.createContact(VERSION, request);
  }

  public SearchContactsResponse search(int size, @Nullable List<Object> after) {
    SearchContactsRequest request =
        new SearchContactsRequest().locationId(Requests.LOCATION).pageLimit(size);
    request.setSearchAfter(after);
    return searches.searchContacts(VERSION, request);
  }

  public long readPages(int pageSize, Runnable reader) {
    long count = 0;
    long total;
    @Nullable List<Object> after = null;
    do {
      SearchContactsResponse response = search(pageSize, after);
      List<ContactSummary> contacts = response.getContacts();
      reader.run();
      count += contacts.size();
      total = response.getTotal() == null ? 0 : response.getTotal();
      after = contacts.get(contacts.size() - 1).getSearchAfter();
    } while (count < total);
    return count;
  }

  public static CreateContactRequest create() {
    return new CreateContactRequest()
        .locationId(Requests.LOCATION)
        .firstName("Ada")
        .lastName("Example")
        .email("ada@example.com")
        .phone("+15550100")
        .address1("1 Example Street")
        .city("Springfield")
        .tags(List.of("vip", "newsletter"))
        .source("public api");
  }
}
