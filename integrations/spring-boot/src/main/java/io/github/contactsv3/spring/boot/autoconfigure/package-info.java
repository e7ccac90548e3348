/** Auto-configurations, to be excluded by their classes. */
@NullMarked
package io.github.contactsv3.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
