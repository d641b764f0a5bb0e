package org.lumenark.submission.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.template.Template;

/**
 * A collection as it is shown. What it leaves to the archive is filled in, so that nobody has to
 * know what that is.
 *
 * @param isDefault whether studies that name no collection are in it
 * @param curators user names; null for those who are neither curators nor admins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CollectionView(
    CollectionName name,
    String title,
    String description,
    @Nullable URI url,
    String accessionPrefix,
    List<String> templates,
    String defaultTemplate,
    List<String> licences,
    List<String> required,
    Deposits deposits,
    @JsonProperty("default") boolean isDefault,
    @Nullable List<String> curators) {

  /**
   * @param archivePrefix of collections without a prefix of their own
   */
  static CollectionView forEveryone(StudyCollection collection, String archivePrefix) {
    return view(collection, archivePrefix, null);
  }

  /** With its curators. */
  static CollectionView forCurators(StudyCollection collection, String archivePrefix) {
    return view(collection, archivePrefix, collection.curators());
  }

  private static CollectionView view(
      StudyCollection collection, String archivePrefix, @Nullable List<String> curators) {
    return new CollectionView(
        collection.name(),
        collection.title(),
        collection.description(),
        collection.url().orElse(null),
        collection.prefix().orElse(archivePrefix),
        collection.allowedTemplates().stream().map(Template::id).toList(),
        collection.effectiveTemplate(),
        collection.allowedLicences(),
        collection.required(),
        collection.deposits(),
        collection.isDefault(),
        curators);
  }
}
