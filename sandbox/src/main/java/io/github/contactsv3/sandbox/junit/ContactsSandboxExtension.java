package io.github.contactsv3.sandbox.junit;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import io.github.contactsv3.sandbox.SandboxClock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a sandbox for the tests of a class, resets it before each of them and stops it after the
 * last. For a sandbox with settings of its own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ContactsSandboxExtension SANDBOX =
 *     ContactsSandboxExtension.of(ContactsSandbox.builder().seed(100).quota(10, ofSeconds(1)));
 * }</pre>
 *
 * <p>{@link #sandbox} gives it to static methods, such as those with Spring's {@code
 * DynamicPropertySource}.
 *
 * <p>In a field that is not static, it starts a sandbox for each test. Parameters are as with
 * {@link WithContactsSandbox}. For JUnit 5.10 and later, and 6.
 */
public final class ContactsSandboxExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private static final String CLIENT = "io.github.contactsv3.client.ContactsClient";

  private final Namespace namespace = Namespace.create(ContactsSandboxExtension.class, this);
  private final @Nullable ContactsSandboxBuilder builder;
  private final LastingSandbox lasting = new LastingSandbox();

  /** Makes the extension of {@link WithContactsSandbox}; JUnit calls it. */
  public ContactsSandboxExtension() {
    this.builder = null;
  }

  private ContactsSandboxExtension(ContactsSandboxBuilder builder) {
    this.builder = builder;
  }

  /**
   * Makes an extension whose sandbox has settings of its own. Its quota is on unless the builder
   * says otherwise.
   *
   * @param builder the settings
   * @return a new extension
   */
  public static ContactsSandboxExtension of(ContactsSandboxBuilder builder) {
    return new ContactsSandboxExtension(Objects.requireNonNull(builder, "builder"));
  }

  /**
   * Returns the sandbox, for methods that have no parameters of JUnit: static ones, also before the
   * first test, and those of the application under test. Starts it if it does not run yet.
   *
   * <p>The sandbox of a static field then keeps its address until the end of all tests instead of
   * the class, because Spring keeps contexts for other classes. Classes that share the field share
   * the sandbox, so they must not run at the same time. It is reset before each test, as always.
   *
   * @return the running sandbox
   */
  public ContactsSandbox sandbox() {
    return lasting.give(() -> settings(null).start());
  }

  /**
   * A sandbox and who stops it.
   *
   * @param owner id of the context that started it
   * @param sandbox the sandbox
   */
  private record Running(String owner, ContactsSandbox sandbox) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    start(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start(context).sandbox().reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stop(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    // By name: tests without the client do not have its class.
    boolean known =
        type == ContactsSandbox.class
            || type == SandboxClock.class
            || type.getName().equals(CLIENT);
    return known && !isOfSpring(parameter);
  }

  /** With {@code @Autowired}, it is a bean; two extensions for one parameter fail the test. */
  private static boolean isOfSpring(ParameterContext parameter) {
    return Arrays.stream(parameter.getParameter().getAnnotations())
        .anyMatch(one -> one.annotationType().getName().startsWith("org.springframework."));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ContactsSandbox sandbox = start(context).sandbox();
    Class<?> type = parameter.getParameter().getType();
    if (type == ContactsSandbox.class) {
      return sandbox;
    }
    return type == SandboxClock.class ? sandbox.clock() : Clients.of(sandbox);
  }

  /** The sandbox of this context or one around it; a new one if there is none. */
  private Running start(ExtensionContext context) {
    Store store = context.getStore(namespace);
    Running running = store.get(Running.class, Running.class);
    if (running == null) {
      boolean ofClass = context.getTestMethod().isEmpty();
      ContactsSandbox sandbox = lasting.start(ofClass, () -> settings(context).start());
      running = new Running(context.getUniqueId(), sandbox);
      store.put(Running.class, running);
      if (ofClass) {
        context.getRoot().getStore(namespace).put(LastingSandbox.class, lasting);
      }
    }
    return running;
  }

  private void stop(ExtensionContext context) {
    Store store = context.getStore(namespace);
    Running running = store.get(Running.class, Running.class);
    if (running != null && running.owner().equals(context.getUniqueId())) {
      store.remove(Running.class);
      lasting.stop(running.sandbox());
    }
  }

  private ContactsSandboxBuilder settings(@Nullable ExtensionContext context) {
    if (builder != null) {
      return builder;
    }
    int seed =
        Optional.ofNullable(context)
            .map(ContactsSandboxExtension::annotation)
            .map(WithContactsSandbox::seed)
            .orElse(0);
    return ContactsSandbox.builder().quotaOff().seed(seed);
  }

  /** The annotation of the test class or of one that it is nested in. */
  private static @Nullable WithContactsSandbox annotation(ExtensionContext context) {
    Class<?> type = context.getTestClass().orElse(null);
    while (type != null) {
      WithContactsSandbox found = type.getAnnotation(WithContactsSandbox.class);
      if (found != null) {
        return found;
      }
      type = type.getEnclosingClass();
    }
    return null;
  }
}
