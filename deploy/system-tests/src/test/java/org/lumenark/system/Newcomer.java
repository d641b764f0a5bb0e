package org.lumenark.system;

import com.microsoft.playwright.Page;

/** Somebody who comes without an account and fills in the form of Keycloak. */
record Newcomer(String username, String email, String password) {

  void fillsIn(Visitor visitor) {
    Page page = visitor.page();
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#password-confirm").fill(password);
    page.locator("#email").fill(email);
    page.locator("#firstName").fill("Ada");
    page.locator("#lastName").fill("Example");
  }

  void registers(Visitor visitor) {
    fillsIn(visitor);
    sends(visitor);
  }

  static void sends(Visitor visitor) {
    visitor.page().locator("#kc-register-form [type=submit]").click();
  }
}
