/** Token stores and quotas by the properties. */
@NullMarked
package io.github.contactsv3.spring.boot.internal.store;

import org.jspecify.annotations.NullMarked;
