package io.github.contactsv3.client.spi;

import io.github.contactsv3.core.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A call that begins. Immutable and thread-safe.
 *
 * @param operation the operation; its id, method and path template suit names of metrics
 * @param locationId the location, or null if the client has none; there may be thousands of them
 * @param serverAddress the host that requests are sent to, as in the base URL
 * @param serverPort its port
 */
public record CallInfo(
    OperationInfo operation, @Nullable String locationId, String serverAddress, int serverPort) {}
