/** A program that is a module. */
module consumer {
  requires io.github.contactsv3.client;
  requires io.github.contactsv3.sandbox;
}
