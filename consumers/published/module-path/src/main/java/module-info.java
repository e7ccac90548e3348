/** A program that is a module. */
module consumer {
  requires io.github.contactsv3.client;
  requires io.github.contactsv3.sandbox;
  requires io.github.contactsv3.webhooks;
  requires jdk.httpserver;
  // The client requires it statically, so that it can be left out for another transport.
  requires org.apache.httpcomponents.client5.httpclient5;
}
