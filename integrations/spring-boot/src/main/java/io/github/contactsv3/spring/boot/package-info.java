/** The client in a Spring Boot application: what applications implement, inject and listen to. */
@NullMarked
package io.github.contactsv3.spring.boot;

import org.jspecify.annotations.NullMarked;
