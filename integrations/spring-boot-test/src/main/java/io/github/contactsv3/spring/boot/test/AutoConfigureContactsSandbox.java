package io.github.contactsv3.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives the context of a test a sandbox, which the clients of the application call: each test
 * begins with the sandbox as new. Works with {@code SpringBootTest} and with slices, which it adds
 * the clients to. The beans:
 *
 * <ul>
 *   <li>{@link io.github.contactsv3.sandbox.ContactsSandbox}, running until the context is closed.
 *       A bean of type {@link io.github.contactsv3.sandbox.ContactsSandboxBuilder} gives it other
 *       settings.
 *   <li>{@link io.github.contactsv3.sandbox.SandboxClock}, which the clients follow.
 *   <li>{@link io.github.contactsv3.spring.boot.ContactsConnectionDetails}, in place of the
 *       properties for address, token and location. An app of OAuth keeps its properties; the
 *       sandbox knows its client id and secret.
 *   <li>{@link io.github.contactsv3.resilience.spi.QuotaGate} without limits, unless the
 *       application has one.
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureContactsSandbox {
  /**
   * How many invented contacts each test begins with.
   *
   * @return 0 to a million
   */
  int seed() default 0;
}
