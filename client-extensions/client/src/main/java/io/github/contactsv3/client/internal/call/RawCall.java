package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.core.OperationInfo;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that no generated interface describes.
 *
 * @param operation what logs, errors and retries know of it
 * @param target path and query, encoded
 * @param headers the headers
 * @param body the text of the body, or null if there is none
 * @param forCompany whether it is for a company, regardless of the client's location
 */
public record RawCall(
    OperationInfo operation,
    String target,
    Map<String, Collection<String>> headers,
    @Nullable String body,
    boolean forCompany) {}
