package io.github.contactsv3.spring.boot.test;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * The attributes of the annotation as properties of the context. Equal for equal attributes, so
 * that test classes share a context.
 */
record SandboxSettings(int seed) implements ContextCustomizer {
  static final String SEED = "contacts.sandbox.seed";

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("contacts-sandbox", Map.of(SEED, seed)));
  }

  /** Spring creates it by its name. */
  static final class Factory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
        Class<?> test, List<ContextConfigurationAttributes> configuration) {
      AutoConfigureContactsSandbox annotation =
          TestContextAnnotationUtils.findMergedAnnotation(test, AutoConfigureContactsSandbox.class);
      return annotation == null ? null : new SandboxSettings(annotation.seed());
    }
  }
}
