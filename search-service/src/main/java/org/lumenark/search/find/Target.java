package org.lumenark.search.find;

import org.lumenark.platform.query.Vocabulary;
import org.lumenark.search.index.ImageDocument;
import org.lumenark.search.index.SearchIndex;
import org.lumenark.search.index.StudyDocument;

/** What is searched for. */
public enum Target {
  STUDIES(
      Vocabularies.STUDIES,
      SearchIndex.STUDY_PUBLIC,
      SearchIndex.STUDY_PRIVATE,
      StudyDocument.TYPE,
      "bytes",
      10_000),
  IMAGES(
      Vocabularies.IMAGES,
      SearchIndex.IMAGE_PUBLIC,
      SearchIndex.IMAGE_PRIVATE,
      ImageDocument.TYPE,
      "planePixels",
      200_000);

  private final Vocabulary vocabulary;
  private final SearchIndex publicIndex;
  private final SearchIndex privateIndex;
  private final String type;
  private final String size;
  private final int mostWhole;

  Target(
      Vocabulary vocabulary,
      SearchIndex publicIndex,
      SearchIndex privateIndex,
      String type,
      String size,
      int mostWhole) {
    this.vocabulary = vocabulary;
    this.publicIndex = publicIndex;
    this.privateIndex = privateIndex;
    this.type = type;
    this.size = size;
    this.mostWhole = mostWhole;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public SearchIndex publicIndex() {
    return publicIndex;
  }

  SearchIndex privateIndex() {
    return privateIndex;
  }

  String type() {
    return type;
  }

  /** The indexed field of what is large or small. */
  String size() {
    return size;
  }

  /** Most that a search gives as a whole. */
  int mostWhole() {
    return mostWhole;
  }
}
