package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.core.OperationInfo;
import java.util.Collection;
import java.util.Map;

/**
 * The operation that a call is for, and what is the same in each of its calls.
 *
 * @param operation the operation
 * @param headers the headers of each request
 * @param returnsHeaders whether callers get the headers of the response, too
 * @param forCompany whether the operation is for a company, regardless of the client's location
 */
public record CallTarget(
    OperationInfo operation,
    Map<String, Collection<String>> headers,
    boolean returnsHeaders,
    boolean forCompany) {}
