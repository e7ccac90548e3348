package io.github.contactsv3.core;

import io.github.contactsv3.runtime.OperationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with an error.
 *
 * <p>Made by the client; a test that needs one uses {@link #builder()}.
 */
public final class ServiceException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> messages;
  private final @Nullable String traceId;

  private ServiceException(OperationInfo operation, Builder builder) {
    super(operation, describe(builder), null);
    this.status = builder.status;
    this.messages = List.copyOf(builder.messages);
    this.traceId = builder.traceId;
  }

  private static String describe(Builder builder) {
    String text = "the service answered " + builder.status;
    if (!builder.messages.isEmpty()) {
      text += " (" + SafeText.of(String.join("; ", builder.messages)) + ")";
    }
    return builder.traceId == null ? text : text + ", trace " + SafeText.of(builder.traceId);
  }

  /**
   * Returns a builder, for tests.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the HTTP status.
   *
   * @return a status outside of 200 to 299
   */
  public int status() {
    return status;
  }

  /**
   * Returns what the service said, word for word. It may repeat what was sent and so hold personal
   * data; {@link #getMessage()} has it with such parts masked.
   *
   * @return one text or several, as the body had them; empty if it had none
   */
  public List<String> messages() {
    return messages;
  }

  /**
   * Returns the id under which the service's support finds the request.
   *
   * @return the id, or empty if the answer had none, as answers of proxies do
   */
  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /** Builds {@link ServiceException}. Not thread-safe. */
  public static final class Builder {
    private @Nullable OperationInfo operation;
    private int status;
    private List<String> messages = List.of();
    private @Nullable String traceId;

    private Builder() {}

    /**
     * Sets the operation, which is required.
     *
     * @param operation the operation that failed
     * @return this builder
     */
    public Builder operation(OperationInfo operation) {
      this.operation = operation;
      return this;
    }

    /**
     * Sets the HTTP status, which is required.
     *
     * @param status the status
     * @return this builder
     */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /**
     * Sets what the service said.
     *
     * @param messages the texts
     * @return this builder
     */
    public Builder messages(List<String> messages) {
      this.messages = new ArrayList<>(messages);
      return this;
    }

    /**
     * Sets the trace id.
     *
     * @param traceId the id, or null if the answer had none
     * @return this builder
     */
    public Builder traceId(@Nullable String traceId) {
      this.traceId = traceId;
      return this;
    }

    /**
     * Returns the exception.
     *
     * @return a new exception
     * @throws NullPointerException if the operation is not set
     * @throws IllegalStateException if the status is not set
     */
    public ServiceException build() {
      if (status == 0) {
        throw new IllegalStateException("status is required and not set");
      }
      return new ServiceException(Objects.requireNonNull(operation, "operation"), this);
    }
  }
}
