/** A program that becomes an image. */
module consumer.image {
  requires io.github.contactsv3.client;
  requires java.net.http;
}
