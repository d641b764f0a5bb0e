package org.lumenark.metadata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.lumenark.metadata",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_the_loader_uses_jdbc =
      noClasses()
          .that()
          .resideOutsideOfPackage("..loader..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "org.postgresql..");

  @ArchTest
  static final ArchRule only_the_loader_reads_the_object_store =
      noClasses()
          .that()
          .resideOutsideOfPackage("..loader..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.lumenark.platform.storage..");

  @ArchTest
  static final ArchRule nothing_waits_on_an_event_loop =
      noClasses()
          .that()
          .resideOutsideOfPackage("..loader..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.smallrye.common.annotation.Blocking")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(io.smallrye.mutiny.Uni.class, "await");

  @ArchTest
  static final ArchRule blocking_hibernate_is_not_used =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("jakarta.persistence.EntityManager")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.hibernate.Session");
}
