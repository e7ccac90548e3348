package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what is wrong in words rather than in a stack trace, and where a property was set. */
final class ConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<ContactsConfigurationException> {
  private final @Nullable Environment environment;

  ConfigurationFailureAnalyzer(@Nullable Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable root, ContactsConfigurationException cause) {
    String origin = cause.property() == null ? "" : origin(cause.property());
    return new FailureAnalysis(cause.getMessage() + origin, cause.action(), cause);
  }

  private String origin(String property) {
    if (environment == null) {
      return "";
    }
    ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return found.getOrigin() == null ? "" : " (from " + found.getOrigin() + ")";
      }
    }
    return "";
  }
}
