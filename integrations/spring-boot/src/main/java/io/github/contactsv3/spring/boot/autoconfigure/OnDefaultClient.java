package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.settings.Wanted;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches unless the properties are only what named clients or locations at run time share. */
final class OnDefaultClient extends SpringBootCondition {
  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConditionMessage.Builder message = ConditionMessage.forCondition("Contacts client");
    return Wanted.isDefaultClient(context.getEnvironment())
        ? ConditionOutcome.match(message.because("it is configured"))
        : ConditionOutcome.noMatch(
            message.because(
                "neither contacts.location-id nor contacts.credentials.company-id nor"
                    + " contacts.credentials.token is set: inject ContactsClients, or a named"
                    + " client by @Qualifier"));
  }
}
