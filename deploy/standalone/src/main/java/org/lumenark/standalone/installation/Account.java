package org.lumenark.standalone.installation;

/** A login of a server. */
record Account(String user, String password) {
  /** Never the password. */
  @Override
  public String toString() {
    return "Account[" + user + "]";
  }
}
