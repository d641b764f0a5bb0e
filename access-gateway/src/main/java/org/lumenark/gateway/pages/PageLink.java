package org.lumenark.gateway.pages;

/** One link of the header {@code Link}. */
final class PageLink {

  private PageLink() {}

  /**
   * @param type media type of what is there
   */
  static String of(String address, String relation, String type) {
    return "<%s>; rel=\"%s\"; type=\"%s\"".formatted(address, relation, type);
  }
}
