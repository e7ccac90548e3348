package io.github.contactsv3.benchmarks.clients;

import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.SearchContactsRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that all clients send. */
public final class Requests {
  /** A token of the right length. */
  public static final String TOKEN = "pit-0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77";

  public static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  public static final String CONTACT = "hZ8kQ2mVx4TbN7yRw1Ls";

  /** There is no such contact. */
  public static final String MISSING = "missing";

  private Requests() {}

  public static CreateContactRequest create() {
    return CreateContactRequest.builder()
        .locationId(LOCATION)
        .firstName("Ada")
        .lastName("Example")
        .email("ada@example.com")
        .phone("+15550100")
        .address1("1 Example Street")
        .city("Springfield")
        .tags("vip", "newsletter")
        .source("public api")
        .build();
  }

  public static SearchContactsRequest search(int size, @Nullable List<Object> after) {
    SearchContactsRequest.Builder request =
        SearchContactsRequest.builder().locationId(LOCATION).pageLimit(size);
    if (after != null) {
      request.searchAfter(after);
    }
    return request.build();
  }
}
