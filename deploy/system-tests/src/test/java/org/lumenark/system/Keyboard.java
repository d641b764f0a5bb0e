package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A person who has no mouse: all that is reached is reached by Tab, and nothing that is not seen.
 */
record Keyboard(Page page) {

  private static final int MOST_STEPS = 150;

  private static final String WHERE =
      """
      () => {
        const at = document.activeElement;
        return at === null || at === document.body ? 'nowhere'
          : `${at.tagName} ${at.id} ${(at.getAttribute('aria-label') ?? at.textContent).slice(0, 40)}`;
      }
      """;

  /** Whether the focus can be seen: an outline, a shadow, or that of the box around it. */
  private static final String SHOWN =
      """
      () => {
        for (let at = document.activeElement, up = 0; at && up < 3; at = at.parentElement, up++) {
          const style = getComputedStyle(at);
          if (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') return true;
          if (style.boxShadow !== 'none') return true;
        }
        return false;
      }
      """;

  /** Goes on by Tab until the keyboard is there. */
  void to(Locator target) {
    List<String> passed = new ArrayList<>();
    for (int step = 0; step < MOST_STEPS; step++) {
      if (isAt(target)) {
        assertThat(page.evaluate(SHOWN)).as("the focus is seen at %s", where()).isEqualTo(true);
        return;
      }
      page.keyboard().press("Tab");
      passed.add(where());
    }
    throw new AssertionError(target + " is not reached by Tab, but " + passed);
  }

  private static boolean isAt(Locator target) {
    return target.count() > 0
        && Boolean.TRUE.equals(
            target.first().evaluate("element => element === document.activeElement"));
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().type(text);
  }

  void press(Locator target, String key) {
    to(target);
    press(key);
  }

  void fill(Locator target, String text) {
    to(target);
    type(text);
  }

  String where() {
    return (String) page.evaluate(WHERE);
  }

  /** The keyboard is at a part of the page, not thrown back to its beginning. */
  void isSomewhere() {
    assertThat(where()).as("the focus is lost").isNotEqualTo("nowhere");
  }
}
