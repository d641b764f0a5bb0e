package org.lumenark.submission.collection;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.Licences;
import org.lumenark.document.study.StudySchema;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Reads a collection out of a request, with a finding for every member that cannot be taken. */
final class CollectionForm {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 10_000;
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_USER_NAME = 255;
  private static final int MOST = 100;

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "title",
          "description",
          "url",
          "accessionPrefix",
          "templates",
          "defaultTemplate",
          "licences",
          "required",
          "curators",
          "deposits",
          "default");

  private final JsonNode body;
  private final List<Finding> findings = new ArrayList<>();

  private CollectionForm(JsonNode body) {
    this.body = body;
  }

  /**
   * @param name that the request's path has
   * @param archivePrefix of collections without a prefix of their own
   * @throws ProblemException with everything that is wrong with it
   */
  static StudyCollection read(CollectionName name, @Nullable JsonNode body, String archivePrefix) {
    if (body == null || !body.isObject()) {
      throw invalid(
          List.of(Finding.error("collection.body", "", "There is no collection.", "Send one.")));
    }
    CollectionForm form = new CollectionForm(body);
    StudyCollection read = form.collection(name, archivePrefix);
    if (!form.findings.isEmpty()) {
      throw invalid(form.findings);
    }
    return read;
  }

  private StudyCollection collection(CollectionName name, String archivePrefix) {
    body.fieldNames().forEachRemaining(this::known);
    String said = text("name", LONGEST_TITLE).orElse(name.value());
    if (!said.equalsIgnoreCase(name.value())) {
      fault("name", "collection.name", "The name is not that of the address.", "Leave it out.");
    }
    List<String> all = Templates.all().stream().map(Template::id).toList();
    List<String> asked =
        list("templates", all::contains, "collection.templates", "Use some of " + all + ".");
    List<String> templates = all.stream().filter(asked::contains).toList();
    return new StudyCollection(
        name,
        required("title", LONGEST_TITLE),
        description(),
        url(),
        prefix(name, archivePrefix),
        templates.containsAll(all) ? List.of() : templates,
        defaultTemplate(templates.isEmpty() ? all : templates),
        licences(),
        list(
            "required",
            StudySchema::knows,
            "collection.required",
            "Use pointers into a study document, such as /funding or /authors/*/orcid."),
        curators(),
        deposits(),
        1);
  }

  private void known(String member) {
    if (!MEMBERS.contains(member)) {
      fault(
          member.replace("~", "~0").replace("/", "~1"),
          "collection.member",
          "Collections have no such member.",
          "They have " + MEMBERS.stream().sorted().toList() + ".");
    }
  }

  private String required(String member, int longest) {
    Optional<String> found = text(member, longest);
    if (found.isEmpty() && !body.hasNonNull(member)) {
      fault(member, "collection." + member, "It has no " + member + ".", "Give a short one.");
    }
    return found.orElse("");
  }

  private Optional<String> text(String member, int longest) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = value.asText().strip();
    if (!value.isTextual() || text.isEmpty() || text.length() > longest || text.indexOf(0) >= 0) {
      fault(
          member,
          "collection." + lower(member),
          "This is no text of 1 to " + longest + " letters.",
          "Change it, or leave it out.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** An empty one is none, as it is shown. */
  private String description() {
    JsonNode value = body.path("description");
    return value.isTextual() && value.asText().isBlank()
        ? ""
        : text("description", LONGEST_DESCRIPTION).orElse("");
  }

  private Optional<URI> url() {
    Optional<String> text = text("url", LONGEST_URL);
    Optional<URI> url = text.flatMap(CollectionForm::web);
    if (text.isPresent() && url.isEmpty()) {
      fault("url", "collection.url", "This is no web address.", "Begin it with https://.");
    }
    return url;
  }

  private static Optional<URI> web(String text) {
    try {
      URI url = URI.create(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The archive's own prefix is as good as none. */
  private Optional<String> prefix(CollectionName name, String archivePrefix) {
    Optional<String> prefix =
        text("accessionPrefix", LONGEST_URL).filter(said -> !said.equals(archivePrefix));
    if (prefix.isEmpty()) {
      return prefix;
    }
    if (name.value().equalsIgnoreCase(CollectionName.DEFAULT.value())) {
      fault(
          "accessionPrefix",
          "collection.prefix",
          "This collection has the prefix of the archive.",
          "Leave it out; lumenark.submission.accession-prefix sets it.");
    } else if (!Accession.isPrefix(prefix.get())) {
      fault(
          "accessionPrefix",
          "collection.prefix",
          "This cannot begin accessions.",
          "Use 2 to 30 capitals and hyphens, the first and the last a capital, such as S-ABC.");
    }
    return prefix;
  }

  private Optional<String> defaultTemplate(List<String> allowed) {
    Optional<String> template = text("defaultTemplate", LONGEST_TITLE);
    if (template.isPresent() && !allowed.contains(template.get())) {
      fault(
          "defaultTemplate",
          "collection.default-template",
          "This is not among the templates of the collection.",
          "Use one of " + allowed + ".");
    }
    return template;
  }

  private List<String> licences() {
    List<String> licences =
        list(
                "licences",
                written -> Licences.PUBLISHED_UNDER.contains(Licences.spdx(written)),
                "collection.licences",
                "Use some of " + Licences.PUBLISHED_UNDER + ".")
            .stream()
            .map(Licences::spdx)
            .distinct()
            .toList();
    return licences.containsAll(Licences.PUBLISHED_UNDER) ? List.of() : licences;
  }

  private List<String> curators() {
    return list(
            "curators",
            name -> name.length() <= LONGEST_USER_NAME && name.indexOf(0) < 0,
            "collection.curators",
            "Give the user names that curators sign in with.")
        .stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  private Deposits deposits() {
    Optional<String> said = text("deposits", LONGEST_TITLE);
    Optional<Deposits> deposits = said.flatMap(Deposits::of);
    if (said.isPresent() && deposits.isEmpty()) {
      fault("deposits", "collection.deposits", "This is neither open nor closed.", "Use open.");
    }
    return deposits.orElse(Deposits.OPEN);
  }

  /** Without blanks and doubles; every element at fault is named. */
  private List<String> list(String member, Predicate<String> fits, String code, String remedy) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MOST) {
      fault(member, code, "This is no list of at most " + MOST + ".", remedy);
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (int index = 0; index < value.size(); index++) {
      String text = value.get(index).asText().strip();
      if (!value.get(index).isTextual() || text.isEmpty() || !fits.test(text)) {
        fault(member + "/" + index, code, "This cannot be used here.", remedy);
      } else if (!found.contains(text)) {
        found.add(text);
      }
    }
    return found;
  }

  private void fault(String member, String code, String message, String remedy) {
    findings.add(Finding.error(code, "/" + member, message, remedy));
  }

  private static String lower(String member) {
    return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static ProblemException invalid(List<Finding> findings) {
    Finding first = findings.getFirst();
    return new ProblemException(ProblemType.INVALID, first.code(), first.message(), findings);
  }
}
