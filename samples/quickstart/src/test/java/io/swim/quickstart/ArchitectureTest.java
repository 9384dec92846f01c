package io.swim.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swim.spi.Driver;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules that keep the modules as they are meant to be. */
class ArchitectureTest {
  private static final String[] LIBRARY = {
    "io.swim",
    "io.swim.device..",
    "io.swim.event..",
    "io.swim.fault..",
    "io.swim.image..",
    "io.swim.internal..",
    "io.swim.job..",
    "io.swim.retrieval..",
    "io.swim.snmp..",
    "io.swim.spi..",
    "io.swim.ssh..",
    "io.swim.store..",
    "io.swim.transfer..",
    "io.swim.validation.."
  };

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.swim");

  @Test
  void enoughClassesWereRead() {
    assertThat(ALL.size()).isGreaterThan(300);
  }

  @Test
  void packagesOfTheCoreHaveNoCircles() {
    JavaClasses core =
        new ClassFileImporter()
            .withImportOption(location -> location.contains("swim-core"))
            .importPackages("io.swim");
    slices().matching("io.swim.(*)..").should().beFreeOfCycles().check(core);
  }

  @Test
  void driverModulesNeverSeeEachOther() {
    apart("io.swim.snmp..", "io.swim.ssh..", "io.swim.transfer..");
    apart("io.swim.ssh..", "io.swim.snmp..", "io.swim.transfer..");
    apart("io.swim.transfer..", "io.swim.snmp..", "io.swim.ssh..");
  }

  @Test
  void testKitUsesNoDriverUnderTest() {
    apart("io.swim.testkit..", "io.swim.snmp..", "io.swim.ssh..", "io.swim.internal..");
  }

  @Test
  void onlyTheFrontDoorUsesTheInsideOfTheCore() {
    classes()
        .that()
        .resideInAPackage("io.swim.internal..")
        .should()
        .onlyBeAccessed()
        .byAnyPackage("io.swim", "io.swim.internal..")
        .check(ALL);
  }

  @Test
  void coreNeedsNothingButSlf4jJspecifyAndGuavaInside() {
    JavaClasses core =
        new ClassFileImporter()
            .withImportOption(location -> location.contains("swim-core"))
            .importPackages("io.swim");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "io.swim..", "org.slf4j..", "org.jspecify..", "com.google.common..")
        .check(core);
  }

  @Test
  void nobodyPrintsAndNobodyReadsTheWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARY)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(ALL);
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARY)
        .and()
        .doNotHaveSimpleName("UpgradeEngineBuilder")
        .and()
        .resideOutsideOfPackage("io.swim.transfer..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(ALL);
  }

  @Test
  void oneClassOfTheCoreSleeps() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARY)
        .and()
        .doNotHaveFullyQualifiedName("io.swim.internal.Pause")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .check(ALL);
  }

  @Test
  void driversAreFinalAndStateless() {
    classes()
        .that()
        .implement(Driver.class)
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(ALL);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .implement(Driver.class)
        .should()
        .beFinal()
        .check(ALL);
  }

  @Test
  void theApiHasNoSetters() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("io.swim", "io.swim.device", "io.swim.job", "io.swim.image")
        .and()
        .arePublic()
        .should()
        .haveNameNotMatching("set[A-Z].*")
        .check(ALL);
  }

  private static void apart(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .check(ALL);
  }
}
