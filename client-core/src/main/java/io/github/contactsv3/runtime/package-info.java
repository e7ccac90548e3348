/**
 * The runtime of the generated interfaces and models. Users meet {@link
 * io.github.contactsv3.core.ApiResponse}, {@link io.github.contactsv3.core.OperationInfo} and, if
 * they use the interfaces with Feign alone, {@link io.github.contactsv3.runtime.FeignSupport}.
 */
@NullMarked
package io.github.contactsv3.runtime;

import org.jspecify.annotations.NullMarked;
