package org.lumenark.search.find;

import org.lumenark.search.index.ImageDocument;
import org.lumenark.search.index.SearchIndex;
import org.lumenark.search.index.StudyDocument;
import org.lumenark.search.query.Vocabulary;

/** What is searched for. */
enum Target {
  STUDIES(
      Vocabulary.STUDIES, SearchIndex.STUDY_PUBLIC, SearchIndex.STUDY_PRIVATE, StudyDocument.TYPE),
  IMAGES(
      Vocabulary.IMAGES, SearchIndex.IMAGE_PUBLIC, SearchIndex.IMAGE_PRIVATE, ImageDocument.TYPE);

  private final Vocabulary vocabulary;
  private final SearchIndex publicIndex;
  private final SearchIndex privateIndex;
  private final String type;

  Target(Vocabulary vocabulary, SearchIndex publicIndex, SearchIndex privateIndex, String type) {
    this.vocabulary = vocabulary;
    this.publicIndex = publicIndex;
    this.privateIndex = privateIndex;
    this.type = type;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  SearchIndex publicIndex() {
    return publicIndex;
  }

  SearchIndex privateIndex() {
    return privateIndex;
  }

  String type() {
    return type;
  }
}
