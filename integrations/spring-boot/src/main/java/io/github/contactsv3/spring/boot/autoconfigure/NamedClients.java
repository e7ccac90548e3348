package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.Wanted;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Registers a bean for each named client. */
final class NamedClients implements ImportBeanDefinitionRegistrar {
  private static final String SUFFIX = "ContactsClient";

  private final Environment environment;

  NamedClients(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    Map<String, String> names = new HashMap<>();
    for (String name : Wanted.names(environment)) {
      String other = names.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw ContactsConfigurationException.ofProperty(
            "contacts.clients." + name,
            "the name differs from that of contacts.clients." + other + " in capitals only",
            "Use one of them for all properties of the client, or another name.");
      }
      String bean = name + SUFFIX;
      if (name.equals(ContactsClientCustomizer.DEFAULT_CLIENT)) {
        throw ContactsConfigurationException.ofProperty(
            "contacts.clients.default",
            "the name is that of the client directly below contacts",
            "Give the client another name.");
      }
      if (registry.containsBeanDefinition(bean)) {
        throw conflict(name, bean, registry.getBeanDefinition(bean));
      }
      registry.registerBeanDefinition(bean, definition(name));
    }
  }

  private static ContactsConfigurationException conflict(
      String name, String bean, BeanDefinition existing) {
    return ContactsConfigurationException.ofProperty(
        "contacts.clients." + name,
        "its bean "
            + bean
            + " conflicts with the bean of the same name defined in "
            + existing.getResourceDescription(),
        "Rename the client or that bean.");
  }

  /** By names, without code of its own, so that it can be processed ahead of time. */
  private static RootBeanDefinition definition(String name) {
    RootBeanDefinition definition = new RootBeanDefinition();
    definition.setTargetType(ContactsClient.class);
    definition.setFactoryBeanName("contactsClientFactory");
    definition.setFactoryMethodName("create");
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
    definition.setDestroyMethodName("close");
    return definition;
  }
}
