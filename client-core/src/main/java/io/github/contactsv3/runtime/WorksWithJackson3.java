package io.github.contactsv3.runtime;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Lets Jackson 3 read and write models. Where Jackson 3 is not on the class path the JVM leaves out
 * its annotations; they stand here rather than on {@link Model}, or compilers would warn the users
 * of models that these are missing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@JsonDeserialize(using = Jackson3Reader.class)
@JsonSerialize(using = Jackson3Writer.class)
@interface WorksWithJackson3 {}
