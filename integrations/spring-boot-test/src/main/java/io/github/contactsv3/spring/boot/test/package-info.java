/** A sandbox in the tests of a Spring Boot application. */
@NullMarked
package io.github.contactsv3.spring.boot.test;

import org.jspecify.annotations.NullMarked;
