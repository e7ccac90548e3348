package consumer;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;

/** Uses what was published, on the class path and on the module path. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .baseUrl(sandbox.baseUrl())
              .build();
      CreateContactRequest ada =
          CreateContactRequest.builder()
              .locationId(sandbox.locationId())
              .email("ada@example.com")
              .build();
      client.contacts().createContact(ada);
      System.out.printf(
          "%s: %d contact created%n",
          Main.class.getModule().isNamed() ? "on the module path" : "on the class path",
          sandbox.requests().list("createContact").size());
    }
  }
}
