package consumer;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.examples.JdkTransport;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.search.ContactQuery;
import java.net.http.HttpClient;
import java.time.Duration;

/** Makes calls from an image: of a location, with a body, a query and an error. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    ContactsClientBuilder builder =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(arguments[1]))
            .baseUrl(arguments[0])
            .locationId(arguments[2]);
    System.out.println("without a transport: " + refusal(builder));
    Transport transport =
        Transport.of(new JdkTransport(HttpClient.Version.HTTP_1_1, Duration.ofSeconds(10)));
    try (ContactsClient client = builder.transport(transport).build()) {
      String id = create(client);
      String email = client.contacts().getContact(id).getContact().getEmail();
      long found = client.search(ContactQuery.all()).stream().count();
      System.out.println("with one: " + email + ", " + found + " contact, " + duplicate(client));
    }
  }

  private static String refusal(ContactsClientBuilder builder) {
    try {
      return builder.build() + " has one";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String create(ContactsClient client) {
    CreateContactRequest ada =
        CreateContactRequest.builder()
            .locationId(client.locationId())
            .email("ada@example.com")
            .build();
    return client.contacts().createContact(ada).getContact().getId();
  }

  private static String duplicate(ContactsClient client) {
    try {
      return "created again as " + create(client);
    } catch (DuplicateContactException e) {
      return "no duplicate";
    }
  }
}
