package io.github.contactsv3.spring.boot.test;

import io.github.contactsv3.sandbox.ContactsSandbox;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the sandbox before each test, and before the methods that prepare it. */
final class SandboxReset implements TestExecutionListener {
  @Override
  public void beforeTestMethod(TestContext test) {
    if (TestContextAnnotationUtils.hasAnnotation(
        test.getTestClass(), AutoConfigureContactsSandbox.class)) {
      test.getApplicationContext().getBean(ContactsSandbox.class).reset();
    }
  }
}
