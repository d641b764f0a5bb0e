package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a collection holds and takes, and a deposit into it. */
class CollectionPagesST extends PagesTest {

  private static final String MOSSES =
      """
      name: Mosses
      title: Mosses and their kin
      description: Bryophytes from herbaria and greenhouses, imaged whole and in section.
      url: https://mosses.example.org/
      accessionPrefix: S-MOSS
      templates: [light-microscopy, minimal]
      licences: [CC-BY-4.0]
      required: [/fundingStatement]
      """;

  @Test
  void aCollectionTellsWhatItHoldsAndTakesAndLeadsToADeposit() throws Exception {
    Path file = Files.writeString(work.resolve("mosses.yaml"), MOSSES);
    system.user(work.resolve("admin"), "admin").run("collection", "put", file.toString()).expect(0);
    deposit();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/collections");
      assertThat(visitor.link("Mosses and their kin")).isVisible();
      assertThat(visitor.link("Biological images")).isVisible();
      visitor.show("collections");

      visitor.link("Mosses and their kin").click();
      assertThat(visitor.link("Sporophytes of a moss").first()).isVisible();
      assertThat(visitor.page().locator(".rules")).containsText("S-MOSS");
      assertThat(visitor.page().locator(".rules")).containsText("Funding statement");
      visitor.show("collection");

      visitor.page().locator("a[href*='in=studies']").click();
      assertThat(visitor.page()).hasURL(Pattern.compile("only=collection"));
      assertThat(visitor.link("Sporophytes of a moss").first()).isVisible();

      visitor.open("/collections/nothing");
      assertThat(visitor.heading("There is nothing here")).isVisible();

      visitor.open("/collections/Mosses");
      visitor.signIn("depositor");
      visitor.link("Deposit here").click();
      assertThat(visitor.page().locator("#field-collection")).containsText("Mosses and their kin");
      visitor.hasNoComplaints();
    }
  }

  private void deposit() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("moss"));
    Files.writeString(folder.resolve("notes.txt"), "capsules open in dry air");
    Path metadata =
        Files.writeString(
            work.resolve("moss.yaml"),
            """
            template: minimal
            collection: Mosses
            licence: CC-BY-4.0
            fundingStatement: Paid by nobody.
            """);
    depositor
        .run(
            "deposit",
            folder.toString(),
            "--title",
            "Sporophytes of a moss",
            "--metadata",
            metadata.toString(),
            "--release",
            "now",
            "--wait")
        .expect(0);
  }
}
