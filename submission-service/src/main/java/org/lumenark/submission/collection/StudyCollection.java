package org.lumenark.submission.collection;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.Licences;
import org.lumenark.document.study.CollectionPolicy;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;

/**
 * A collection of studies and what it asks of a deposit.
 *
 * @param prefix what its accessions begin with, with numbers of its own; empty for the prefix and
 *     the numbers of the archive
 * @param templates ids of those that may be used; empty for all
 * @param defaultTemplate what counts for a draft that names none; empty for the usual one, also
 *     when that is named
 * @param licences that may be chosen; empty for all that the archive publishes under
 * @param required pointers as templates have them, beyond what the template requires
 * @param curators user names in lower case; without any, every curator has the collection
 * @param revision grows with each change; the ETag
 */
record StudyCollection(
    CollectionName name,
    String title,
    String description,
    Optional<URI> url,
    Optional<String> prefix,
    List<String> templates,
    Optional<String> defaultTemplate,
    List<String> licences,
    List<String> required,
    List<String> curators,
    Deposits deposits,
    long revision) {

  StudyCollection {
    templates = List.copyOf(templates);
    licences = List.copyOf(licences);
    required = List.copyOf(required);
    curators = List.copyOf(curators);
    String usual = usualTemplate(templates);
    defaultTemplate = defaultTemplate.filter(template -> !template.equals(usual));
  }

  boolean isDefault() {
    return name.equals(CollectionName.DEFAULT);
  }

  boolean isOpen() {
    return deposits == Deposits.OPEN;
  }

  boolean allows(Template template) {
    return templates.isEmpty() || templates.contains(template.id());
  }

  /** In the order in which a depositor should see them. */
  List<Template> allowedTemplates() {
    return Templates.all().stream().filter(this::allows).toList();
  }

  List<String> allowedLicences() {
    return licences.isEmpty() ? Licences.PUBLISHED_UNDER : licences;
  }

  /** The template of a draft that names none: the one that is set, the usual one, or the first. */
  String effectiveTemplate() {
    return defaultTemplate.orElseGet(() -> usualTemplate(templates));
  }

  private static String usualTemplate(List<String> allowed) {
    return allowed.isEmpty() || allowed.contains(Templates.MINIMAL)
        ? Templates.MINIMAL
        : Templates.all().stream()
            .map(Template::id)
            .filter(allowed::contains)
            .findFirst()
            .orElseThrow();
  }

  /** What it asks of study documents. */
  CollectionPolicy policy() {
    return new CollectionPolicy(
        name.value(),
        allowedTemplates().stream().map(Template::id).toList(),
        effectiveTemplate(),
        allowedLicences(),
        required);
  }

  /** The same at another revision. */
  StudyCollection at(long otherRevision) {
    return with(name, otherRevision);
  }

  /** The same under the name as it was given first: later ones may be in other case. */
  StudyCollection named(CollectionName firstName) {
    return with(firstName, revision);
  }

  private StudyCollection with(CollectionName newName, long newRevision) {
    return new StudyCollection(
        newName,
        title,
        description,
        url,
        prefix,
        templates,
        defaultTemplate,
        licences,
        required,
        curators,
        deposits,
        newRevision);
  }
}
