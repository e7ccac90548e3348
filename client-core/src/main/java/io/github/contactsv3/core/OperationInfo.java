package io.github.contactsv3.core;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of one operation: what its signature does not say. Immutable and thread-safe.
 *
 * @param id the operation id, which is also the name of the Java method
 * @param method the HTTP method
 * @param path the path template, such as {@code /contacts/{contactId}}
 * @param idempotent whether a request that arrives twice leaves what one would have left
 * @param idempotentUnless the boolean body property that takes {@code idempotent} back when it is
 *     true, or null
 * @param scopes the OAuth scopes that the token needs, unmodifiable; empty if it needs none
 * @param pagination how the response continues: {@code search-after}, {@code name-id-cursor},
 *     {@code page-token}, or null if it comes whole
 * @param deprecated whether the API advises against it
 */
public record OperationInfo(
    String id,
    String method,
    String path,
    boolean idempotent,
    @Nullable String idempotentUnless,
    List<String> scopes,
    @Nullable String pagination,
    boolean deprecated)
    implements Serializable {
  /** Stands for no operation, as in a failure outside of a call. */
  public static final OperationInfo NONE =
      new OperationInfo("none", "", "", false, null, List.of(), null, false);

  private static final long serialVersionUID = 1L;
}
