package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.settings.Wanted;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the property of {@link ConditionalOnSetting} is set. */
final class OnSetting extends SpringBootCondition {
  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, Object> attributes =
        Objects.requireNonNull(
            metadata.getAnnotationAttributes(ConditionalOnSetting.class.getName()));
    String property = String.valueOf(attributes.get("value"));
    boolean set = Wanted.isSet(context.getEnvironment(), property);
    return new ConditionOutcome(
        set,
        ConditionMessage.forCondition("Contacts setting")
            .because(property + (set ? " is set" : " is not set")));
  }
}
