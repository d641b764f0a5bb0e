package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What pages say when something stands in the way, as it is seen. */
class StatesST extends PagesTest {

  @Test
  void whoChangesWhatWasChangedElsewhereIsAskedAndKeepsTheKeyboard() throws IOException {
    try (Visitor first = chromium.visitor(system.url(), Look.LIGHT);
        Visitor second = chromium.visitor(system.url(), Look.LIGHT)) {
      String address = draft(first);
      second.open(address);
      second.signIn("depositor");
      Locator title = second.field("Title").first();
      assertThat(title).isVisible();

      first.field("Title").first().fill("As the one has it");
      assertThat(saved(first)).hasText("Saved");
      title.fill("As the other has it");
      Locator keep = second.button("Keep what stands here");
      assertThat(keep).isVisible();
      second.show("describe-conflict", keep);
      keep.focus();
      second.page().keyboard().press("Enter");
      assertThat(saved(second)).hasText("Saved");
      new Keyboard(second.page()).isSomewhere();
      first.page().reload();
      assertThat(first.field("Title").first()).hasValue("As the other has it");
      second.hasNoComplaints();
    }
  }

  @Test
  void whoIsOfflineIsToldAndWhatIsTypedIsSavedAfterwards() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      draft(visitor);
      visitor.context().setOffline(true);
      Locator banner = visitor.page().getByText("You are offline.");
      assertThat(banner).isVisible();
      visitor.field("Title").first().fill("Typed on a train");
      assertThat(saved(visitor)).hasText("Not saved");
      visitor.show("offline", banner);
      visitor.context().setOffline(false);
      assertThat(banner).hasCount(0);
      assertThat(saved(visitor)).hasText("Saved");
      visitor.page().reload();
      assertThat(visitor.field("Title").first()).hasValue("Typed on a train");
    }
  }

  @Test
  void whoMayNotDepositIsToldWhatIsMissing() throws IOException {
    try (Visitor reader = chromium.visitor(system.url(), Look.LIGHT)) {
      reader.open("/deposit");
      reader.signIn("reader");
      assertThat(reader.page().getByText("for the role “depositor”")).isVisible();
      reader.show("deposit-no-role");
      reader.hasNoComplaints();
    }
  }

  /** At its description. */
  private static String draft(Visitor visitor) {
    visitor.open("/deposit");
    visitor.signIn("depositor");
    visitor.field("Title").fill("A draft of two windows");
    visitor.button("Go on to the files").click();
    visitor.link("Go on to the description").click();
    assertThat(visitor.heading("Description").first()).isVisible();
    return visitor.page().url().replaceFirst("https?://[^/]+", "");
  }

  private static Locator saved(Visitor visitor) {
    return visitor.page().locator(".title-row .badge");
  }
}
