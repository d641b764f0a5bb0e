package org.lumenark.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.lumenark.ingest.task.TaskHandler;

@AnalyzeClasses(
    packages = "org.lumenark.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule work_records_its_results_only_through_its_claim =
      noClasses()
          .that()
          .implement(TaskHandler.class)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.lumenark.platform.messaging.Outbox");

  @ArchTest
  static final ArchRule handlers_are_reached_through_the_task_table =
      classes().that().implement(TaskHandler.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule only_scrub_and_harvest_answer_requests =
      noClasses()
          .that()
          .resideOutsideOfPackages("..scrub..", "..harvest..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");
}
