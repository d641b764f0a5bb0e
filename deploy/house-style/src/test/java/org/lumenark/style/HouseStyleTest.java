package org.lumenark.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What of the house style a machine can hold; see CONTRIBUTING.md. */
@AnalyzeClasses(packages = "org.lumenark", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseStyleTest {

  private static final Set<String> SERVICES =
      Set.of("submission", "ingest", "metadata", "search", "gateway");

  private static final Set<String> ROOTS = Set.of("", "/", "/api", "/api/v1");

  @ArchTest
  static final ArchRule names_say_what_a_class_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should(
              condition(
                  "lie in a @NullMarked package",
                  type -> type.getPackage().isAnnotatedWith(NullMarked.class)));

  @ArchTest
  static final ArchRule resources_stand_at_a_path_of_their_own =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should(
              condition(
                  "name more than the root in their path",
                  type -> !ROOTS.contains(type.getAnnotationOfType(Path.class).value())))
          .because(
              "a resource is found by its class's path first: what stands at the root is"
                  + " hidden by any other resource below it");

  @ArchTest
  static final ArchRule contracts_know_no_framework =
      noClasses()
          .that()
          .resideInAPackage("org.lumenark.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.minio..");

  @ArchTest
  static final ArchRule imaging_is_a_plain_library =
      noClasses()
          .that()
          .resideInAPackage("org.lumenark.imaging..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta.enterprise..",
              "org.apache.kafka..",
              "io.minio..",
              "org.lumenark.contracts..",
              "org.lumenark.platform..");

  @ArchTest
  static final ArchRule services_meet_only_in_contracts_and_platform =
      slices()
          .matching("org.lumenark.(submission|ingest|metadata|search|gateway)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule hibernate_stays_in_the_catalogue =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lumenark.metadata..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate..", "jakarta.persistence..");

  @ArchTest
  static final ArchRule only_the_loader_of_the_catalogue_blocks_on_jdbc =
      noClasses()
          .that()
          .resideInAPackage("org.lumenark.metadata..")
          .and()
          .resideOutsideOfPackage("..loader..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "io.agroal..");

  @ArchTest
  static final ArchRule the_store_client_stays_behind_its_port =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lumenark.platform.storage..",
              // What the command line reads in place: behind FileSet, without the archive's store.
              "org.lumenark.client.s3..",
              "org.lumenark.standalone..",
              "org.lumenark.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.minio..");

  @ArchTest
  static final ArchRule records_of_the_domain_carry_no_framework =
      noClasses()
          .that()
          .areRecords()
          .and()
          .areNotAnnotatedWith("jakarta.persistence.Embeddable")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "jakarta.persistence..", "org.apache.kafka..", "io.minio..")
          .because("values outlive frameworks")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule every_endpoint_says_who_may_call_it =
      methods()
          .that(areEndpoints())
          .should(
              new ArchCondition<JavaMethod>("carry @PermitAll, @RolesAllowed or @Authenticated") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean says =
                      saysWho(method::isAnnotatedWith)
                          || saysWho(method.getOwner()::isAnnotatedWith);
                  events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                }
              });

  @ArchTest
  static final ArchRule fields_are_never_injected =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.lumenark..")
          .should()
          .beAnnotatedWith("jakarta.inject.Inject");

  @ArchTest
  static final ArchRule loggers_are_private_constants =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
          .that()
          .haveRawType("org.jboss.logging.Logger")
          .should()
          .haveModifier(JavaModifier.PRIVATE)
          .andShould()
          .haveModifier(JavaModifier.STATIC)
          .andShould()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule only_the_command_line_talks_to_the_terminal =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lumenark.client..", "org.lumenark.standalone..", "org.lumenark.testkit..")
          .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  private static boolean saysWho(java.util.function.Predicate<String> annotatedWith) {
    return annotatedWith.test(PermitAll.class.getName())
        || annotatedWith.test(RolesAllowed.class.getName())
        || annotatedWith.test(DenyAll.class.getName())
        || annotatedWith.test("io.quarkus.security.Authenticated");
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are HTTP endpoints of a service",
        method ->
            SERVICES.stream()
                    .anyMatch(service ->
                        method.getOwner().getPackageName().startsWith("org.lumenark." + service))
                && method.getAnnotations().stream()
                    .anyMatch(
                        annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
  }

  private static ArchCondition<JavaClass> condition(
      String text, java.util.function.Predicate<JavaClass> holds) {
    return new ArchCondition<>(text) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, holds.test(type), type.getFullName()));
      }
    };
  }
}
