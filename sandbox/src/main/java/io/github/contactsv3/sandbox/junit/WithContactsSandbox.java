package io.github.contactsv3.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a sandbox without a quota, reset before each of them. Test methods and
 * constructors take a {@code ContactsSandbox}, a {@code ContactsClient} for it and its {@code
 * SandboxClock} as parameters. The client goes by the sandbox's clock: its delays before retries
 * advance it and take no time. Tests of one class share the sandbox, so they must not run at the
 * same time; classes may. {@link ContactsSandboxExtension} takes every other setting.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ContactsSandboxExtension.class)
public @interface WithContactsSandbox {

  /**
   * Number of invented contacts that each test begins with.
   *
   * @return how many
   */
  int seed() default 0;
}
