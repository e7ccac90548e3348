package io.github.contactsv3.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The dependency rules of the client's modules, and what may show in signatures. */
@AnalyzeClasses(
    packages = "io.github.contactsv3",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.OfTheClient.class})
class ArchitectureTest {

  /** Not the sandbox, a program with its libraries inside, nor the tools of the build. */
  static final class OfTheClient implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/sandbox/")
          && !location.contains("/compatibility/")
          && !location.contains("/codegen/");
    }
  }

  private static final String ROOT = "io.github.contactsv3.";
  private static final String[] GENERATED = {
    ROOT + "api..", ROOT + "model..", ROOT + "oauth..", ROOT + "fields..", ROOT + "webhooks.model.."
  };

  private static final DescribedPredicate<JavaClass> HAND_WRITTEN_API =
      resideInAPackage("io.github.contactsv3..")
          .and(not(resideInAnyPackage(GENERATED)))
          .and(not(resideInAPackage("..internal..")))
          .and(not(resideInAPackage("..spi..")))
          // It stands between Feign, Jackson and the generated code, so it can't hide them.
          .and(not(resideInAPackage(ROOT + "runtime..")))
          .as("hand-written API");

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("client")
          .definedBy(ROOT + "client..")
          .layer("auth")
          .definedBy(ROOT + "auth..")
          .layer("pagination")
          .definedBy(ROOT + "pagination..", ROOT + "search..")
          .layer("resilience")
          .definedBy(ROOT + "resilience..")
          .layer("webhooks")
          .definedBy(ROOT + "webhooks", ROOT + "webhooks.spi..", ROOT + "webhooks.internal..")
          .layer("generated")
          .definedBy(GENERATED)
          .layer("core")
          .definedBy(ROOT + "runtime..", ROOT + "errors..", ROOT + "core..")
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("auth")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("pagination")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("resilience")
          .mayOnlyBeAccessedByLayers("client")
          // Nobody who uses the client needs the artifact of the webhooks at run time.
          .whereLayer("webhooks")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("generated")
          .mayOnlyBeAccessedByLayers("client", "auth", "pagination", "webhooks");

  @ArchTest
  static final ArchRule NO_TWO_PACKAGES_DEPEND_ON_EACH_OTHER =
      slices().matching("io.github.contactsv3.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SIGNATURES_SHOW_NEITHER_FEIGN_NOR_JACKSON_NOR_TRANSPORT =
      methods()
          .that()
          .areDeclaredInClassesThat(HAND_WRITTEN_API)
          .and()
          .arePublic()
          .should(showOnlyOurTypes());

  @ArchTest
  static final ArchRule NO_SYNCHRONIZED_METHODS =
      methods()
          .should()
          .notHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED);

  @ArchTest
  static final ArchRule NOBODY_READS_PROCESS_WIDE_SETTINGS_OR_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule INTERNAL_STAYS_INSIDE_OF_THE_PROJECT =
      classes()
          .that()
          .resideInAPackage("..internal..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("io.github.contactsv3..");

  private static ArchCondition<JavaMethod> showOnlyOurTypes() {
    return new ArchCondition<>("show no type of Feign, Jackson or a transport") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getAllInvolvedRawTypes().stream()
            .map(JavaClass::getPackageName)
            .filter(
                name ->
                    name.startsWith("feign")
                        || name.startsWith("com.fasterxml")
                        || name.startsWith("java.net.http"))
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows a type of " + name)));
      }
    };
  }
}
