package io.github.contactsv3.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** No public or protected member of a class has a type of a package named {@code internal}. */
final class ShowsNoInternals extends ArchCondition<JavaClass> {

  static final ShowsNoInternals INSTANCE = new ShowsNoInternals();

  private ShowsNoInternals() {
    super("show no internal type");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaMember member : type.getMembers()) {
      boolean shown =
          member.getModifiers().contains(JavaModifier.PUBLIC)
              || member.getModifiers().contains(JavaModifier.PROTECTED);
      if (shown
          && member.getAllInvolvedRawTypes().stream()
              .anyMatch(other -> other.getPackageName().contains(".internal"))) {
        events.add(
            SimpleConditionEvent.violated(
                member, member.getFullName() + " shows a type of the sandbox's internals"));
      }
    }
  }
}
