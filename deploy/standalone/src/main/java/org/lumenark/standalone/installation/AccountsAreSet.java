package org.lumenark.standalone.installation;

import java.io.IOException;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.identity.RealmAccounts;

/**
 * The realm lets people make accounts and sign in with ORCID, or does not, as the operator says.
 */
final class AccountsAreSet implements Condition {
  private final String realm;
  private final Account admin;
  private final AccountPolicy policy;

  /**
   * @param realm its address as it is reached from here
   */
  AccountsAreSet(String realm, Account admin, AccountPolicy policy) {
    this.realm = realm;
    this.admin = admin;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "accounts (" + realm + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    try {
      new RealmAccounts(realm, admin.user(), admin.password()).apply(policy);
    } catch (IOException e) {
      return new Finding.NotYet(BucketsAreThere.reason(e));
    }
    String own = policy.selfRegistration() ? "people make their own" : "nobody makes their own";
    return new Finding.Ready(policy.orcid().isPresent() ? own + ", ORCID is set up" : own);
  }
}
