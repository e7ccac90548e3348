package io.github.contactsv3.spring.boot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches if a property has a text that is not blank. Unlike {@code @ConditionalOnProperty} it
 * takes a blank text for none, as the properties do, and lets a placeholder that nothing resolves
 * pass, so that the bean can name the property.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSetting.class)
@interface ConditionalOnSetting {
  /** The full name of the property. */
  String value();
}
