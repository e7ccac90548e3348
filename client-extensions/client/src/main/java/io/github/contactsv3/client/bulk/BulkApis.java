package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.SearchApi;
import java.util.function.Supplier;

/**
 * The APIs of a client that bulk runs call.
 *
 * @param bulk changes many contacts in one request
 * @param contacts upserts
 * @param search looks for duplicates
 * @param locationId the location; throws if the client has none
 */
record BulkApis(
    BulkApi bulk, ContactsApi contacts, SearchApi search, Supplier<String> locationId) {}
