package io.github.contactsv3.contract;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of the sandbox; decision 022 lists its packages. */
@AnalyzeClasses(
    packages = "io.github.contactsv3.sandbox",
    importOptions = {DoNotIncludeTests.class, SandboxArchitectureTest.WithoutLibraries.class})
class SandboxArchitectureTest {

  /** The published jar has its libraries inside. */
  static final class WithoutLibraries implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/sandbox/shaded/");
    }
  }

  private static final String ROOT = "io.github.contactsv3.sandbox";
  private static final String INTERNAL = ROOT + ".internal..";

  /** Public types that only carry data, and know nothing inside but how keys are written. */
  private static final DescribedPredicate<JavaClass> DATA =
      DescribedPredicate.describe(
          "public types that only carry data",
          type ->
              type.getPackageName().equals(ROOT)
                  && outermost(type)
                      .getSimpleName()
                      .matches(
                          "Assumption|CustomFieldDefinition|RecordedRequest|SandboxAppointment"));

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(SandboxArchitectureTest::outermost).orElse(type);
  }

  @ArchTest
  static final ArchRule NO_TWO_PACKAGES_INSIDE_DEPEND_ON_EACH_OTHER =
      slices().matching(ROOT + ".internal.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_INSIDE_KNOWS_ONLY_DATA_OF_WHAT_USERS_CALL =
      noClasses()
          .that()
          .resideInAPackage(INTERNAL)
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..")
                  .and(resideOutsideOfPackage(INTERNAL))
                  .and(resideOutsideOfPackage(ROOT + ".shaded.."))
                  .and(DescribedPredicate.not(DATA)));

  @ArchTest
  static final ArchRule DATA_KNOWS_NOTHING_INSIDE_BUT_SMALL_VALUES =
      noClasses()
          .that(DATA)
          .should()
          .dependOnClassesThat(
              resideInAPackage(INTERNAL).and(resideOutsideOfPackage(ROOT + ".internal.values..")));

  @ArchTest
  static final ArchRule SMALL_VALUES_KNOW_NOTHING_OF_THE_SANDBOX =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".internal.values..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..")
                  .and(resideOutsideOfPackage(ROOT + ".internal.values.."))
                  .and(resideOutsideOfPackage(ROOT + ".shaded..")));

  @ArchTest
  static final ArchRule PROGRAM_EXTENSION_AND_LIVE_CHECKS_USE_WHAT_USERS_CALL =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".cli..", ROOT + ".junit..", ROOT + ".live..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(INTERNAL);

  @ArchTest
  static final ArchRule NO_INTERNAL_TYPE_SHOWS_IN_WHAT_USERS_CALL =
      classes().that().resideInAPackage(ROOT).should(ShowsNoInternals.INSTANCE);
}
