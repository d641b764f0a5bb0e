package org.lumenark.search.index;

/**
 * An index. Public and private documents lie apart, so that no query, count or score for a stranger
 * ever touches what is private. Each name is an alias that leads to an index of the {@link
 * IndexSet} that serves.
 */
public enum SearchIndex {
  STUDY_PUBLIC("lumenark-study-public", "study"),
  STUDY_PRIVATE("lumenark-study-private", "study"),
  IMAGE_PUBLIC("lumenark-image-public", "image"),
  IMAGE_PRIVATE("lumenark-image-private", "image");

  private final String alias;
  private final String mapping;

  SearchIndex(String alias, String mapping) {
    this.alias = alias;
    this.mapping = mapping;
  }

  public String alias() {
    return alias;
  }

  String mappingResource() {
    return "/indices/" + mapping + ".json";
  }
}
