package io.github.contactsv3.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated method whose operation declares a success without a body as well as one with a
 * body: if the response has none, the method returns null. Of every other operation, a success
 * without a body is read as an empty model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NullableResponse {}
