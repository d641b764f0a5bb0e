package org.lumenark.search.find;

import java.util.List;
import org.lumenark.search.index.ImageDocument;
import org.lumenark.search.index.SearchIndex;
import org.lumenark.search.index.StudyDocument;
import org.lumenark.search.query.Vocabulary;

/** What is searched for. */
public enum Target {
  STUDIES(
      Vocabulary.STUDIES,
      SearchIndex.STUDY_PUBLIC,
      SearchIndex.STUDY_PRIVATE,
      StudyDocument.TYPE,
      List.of("fileWords", "readers", "genes", "phenotypes", "compounds", "*Words")),
  IMAGES(
      Vocabulary.IMAGES,
      SearchIndex.IMAGE_PUBLIC,
      SearchIndex.IMAGE_PRIVATE,
      ImageDocument.TYPE,
      List.of("readers", "*Words"));

  private final Vocabulary vocabulary;
  private final SearchIndex publicIndex;
  private final SearchIndex privateIndex;
  private final String type;
  private final List<String> hidden;

  Target(
      Vocabulary vocabulary,
      SearchIndex publicIndex,
      SearchIndex privateIndex,
      String type,
      List<String> hidden) {
    this.vocabulary = vocabulary;
    this.publicIndex = publicIndex;
    this.privateIndex = privateIndex;
    this.type = type;
    this.hidden = hidden;
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

  /** Members of documents that are searched and not answered. */
  public List<String> hidden() {
    return hidden;
  }
}
