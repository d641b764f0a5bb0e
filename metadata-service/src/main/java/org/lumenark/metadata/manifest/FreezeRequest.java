package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.find.FileQuery;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * What is to be frozen, as a request says it: files of studies that it names, or all public files
 * that meet its filters, or those of them that a search finds, or those of the studies or images
 * that a search finds.
 *
 * @param studies each named once; empty if the whole archive is meant
 * @param everywhere filters over all public studies; empty if studies are named
 * @param query of the search for files
 * @param things the search for studies or images; nothing else is given beside it
 */
record FreezeRequest(
    String title,
    List<Study> studies,
    List<AttributeFilter> everywhere,
    Optional<FileQuery> query,
    Optional<ThingSearch> things) {

  static final int MOST_STUDIES = 100;
  static final int MOST_PATHS = 10_000;
  private static final int LONGEST_TITLE = 300;
  private static final Set<String> MEMBERS = Set.of("title", "studies", "filter", "q", "in");
  private static final Set<String> OF_STUDY =
      Set.of("accession", "version", "filter", "component", "paths");

  FreezeRequest {
    studies = List.copyOf(studies);
    everywhere = List.copyOf(everywhere);
  }

  /** What was asked of all its studies together, if anything was. */
  Optional<String> asked() {
    if (things.isPresent()) {
      return things.map(Asked::of);
    }
    return query.isEmpty() && everywhere.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Asked.of(
                query,
                everywhere,
                studies.stream().map(study -> study.asked().accession()).sorted().toList()));
  }

  /**
   * Files of one study: all, or those that meet all filters, or those with these paths.
   *
   * @param pointer where the request names it
   */
  record Study(
      String pointer, AskedVersion asked, List<AttributeFilter> filters, List<String> paths) {

    Study {
      filters = List.copyOf(filters);
      paths = List.copyOf(paths);
    }
  }

  /**
   * @throws ProblemException {@code validation.failed} with a finding for each thing that is wrong,
   *     or {@code query.syntax} as the search tells it
   */
  static FreezeRequest of(@Nullable JsonNode body) {
    Findings findings = new Findings();
    JsonNode request = object(body, findings);
    String title = request.path("title").asText("").strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE || hasControl(title)) {
      findings.add(
          "/title",
          "title is one line of 1 to " + LONGEST_TITLE + " characters.",
          "Say in it what the list is about; it is what the list is cited by.");
    }
    return of(title, request, findings);
  }

  /**
   * What would be frozen, whatever its title is.
   *
   * @throws ProblemException as {@code of}
   */
  static FreezeRequest untitled(@Nullable JsonNode body) {
    Findings findings = new Findings();
    return of("", object(body, findings), findings);
  }

  private static JsonNode object(@Nullable JsonNode body, Findings findings) {
    if (body == null || !body.isObject()) {
      throw findings.add("", "The body is a JSON object.", "Send title and studies.").problem();
    }
    known(body, MEMBERS, "", findings);
    return body;
  }

  private static FreezeRequest of(String title, JsonNode body, Findings findings) {
    List<AttributeFilter> everywhere = filters(body.path("filter"), "/filter", findings);
    List<Study> studies = studies(body.path("studies"), findings);
    Optional<String> query = query(body.path("q"), findings);
    if (isOfThings(body.path("in"), findings)) {
      return ofThings(title, body, query, findings);
    }
    if (!studies.isEmpty() && !everywhere.isEmpty()) {
      findings.add(
          "/filter",
          "A filter over all public studies is given beside studies that are named.",
          "Give each study the filters of its files.");
    }
    if (studies.isEmpty() && everywhere.isEmpty() && query.isEmpty() && findings.isEmpty()) {
      findings.add(
          "/studies",
          "Neither studies are named, nor a search or a filter over all public studies is given.",
          "Give studies, q, or filter.");
    }
    if (query.isPresent()) {
      searched(studies, findings);
    }
    if (!findings.isEmpty()) {
      throw findings.problem();
    }
    return new FreezeRequest(
        title, studies, everywhere, query.map(FileQuery::of), Optional.empty());
  }

  private static boolean isOfThings(JsonNode in, Findings findings) {
    String kind = in.asText("files");
    if (kind.equals("files")) {
      return false;
    }
    if (ThingSearch.Kind.of(kind).isEmpty()) {
      findings.add("/in", "A search is in studies, images or files.", "Leave it out for files.");
    }
    return findings.isEmpty();
  }

  /** Files of what is found are taken whole, so that nothing else chooses them. */
  private static FreezeRequest ofThings(
      String title, JsonNode body, Optional<String> query, Findings findings) {
    for (String member : List.of("studies", "filter")) {
      if (body.has(member)) {
        findings.add(
            "/" + member,
            "Files of found studies or images are taken whole.",
            "Leave " + member + " out, or search in files.");
      }
    }
    if (query.isEmpty() && findings.isEmpty()) {
      findings.add("/q", "There is no search.", "Give q as the search takes it.");
    }
    if (!findings.isEmpty()) {
      throw findings.problem();
    }
    ThingSearch.Kind kind = ThingSearch.Kind.of(body.path("in").asText()).orElseThrow();
    return new FreezeRequest(
        title,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(new ThingSearch(kind, query.orElseThrow())));
  }

  private static Optional<String> query(JsonNode given, Findings findings) {
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    String text = given.asText("").strip();
    if (!given.isTextual() || text.isEmpty()) {
      findings.add(
          "/q", "q is a query of the search for files.", "Leave it out to freeze whole studies.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A search finds files of the versions that are shown, by what they have. */
  private static void searched(List<Study> studies, Findings findings) {
    for (Study study : studies) {
      if (study.asked().version().isPresent()) {
        findings.add(
            study.pointer() + "/version",
            "A search finds files of the version that is shown.",
            "Leave version or q out.");
      }
      if (!study.paths().isEmpty()) {
        findings.add(
            study.pointer() + "/paths",
            "Files are chosen by path or by a search.",
            "Leave paths or q out.");
      }
    }
  }

  private static List<Study> studies(JsonNode given, Findings findings) {
    if (given.isMissingNode() || given.isNull()) {
      return List.of();
    }
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_STUDIES) {
      findings.add(
          "/studies",
          "studies is a list of 1 to " + MOST_STUDIES + " studies.",
          "Of more studies freeze several manifests, or use a filter over all of them.");
      return List.of();
    }
    List<Study> studies = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String pointer = "/studies/" + i;
      study(given.get(i), pointer, findings).ifPresent(studies::add);
      if (studies.size() > i && !named.add(studies.get(i).asked().accession())) {
        findings.add(
            pointer + "/accession",
            "The study is named twice.",
            "Name each study once; its paths may come from several folders.");
      }
      if (studies.size() <= i) {
        break;
      }
    }
    int paths = studies.stream().mapToInt(study -> study.paths().size()).sum();
    if (paths > MOST_PATHS) {
      findings.add(
          "/studies",
          "At most " + MOST_PATHS + " paths are named one by one.",
          "Choose the files by a filter, or freeze several manifests.");
    }
    return studies;
  }

  private static Optional<Study> study(JsonNode given, String pointer, Findings findings) {
    String accession = given.path("accession").asText("");
    known(given, OF_STUDY, pointer, findings);
    if (!Accession.isAccession(accession)) {
      findings.add(
          pointer + "/accession", "This is no accession.", "An accession looks like S-LMK12.");
      return Optional.empty();
    }
    JsonNode version = given.path("version");
    if (!version.isMissingNode() && !(version.canConvertToInt() && version.asInt() > 0)) {
      findings.add(pointer + "/version", "version is a whole number from 1.", "Leave it out.");
      return Optional.empty();
    }
    List<AttributeFilter> filters =
        inComponent(
            filters(given.path("filter"), pointer + "/filter", findings),
            given.path("component"),
            pointer + "/component",
            findings);
    List<String> paths = paths(given.path("paths"), pointer + "/paths", findings);
    if (!filters.isEmpty() && !paths.isEmpty()) {
      findings.add(
          pointer + "/paths", "Files are chosen by filter or by path.", "Give one of the two.");
    }
    AskedVersion asked =
        AskedVersion.of(accession, version.isMissingNode() ? null : version.asText());
    return Optional.of(new Study(pointer, asked, filters, paths));
  }

  private static List<AttributeFilter> filters(JsonNode given, String pointer, Findings findings) {
    List<String> texts = texts(given, pointer, findings);
    try {
      return AttributeFilter.parse(texts);
    } catch (ProblemException noFilter) {
      findings.add(
          pointer,
          String.valueOf(noFilter.getMessage()),
          "Write filters as the file list of a study takes them.");
      return List.of();
    }
  }

  private static List<AttributeFilter> inComponent(
      List<AttributeFilter> filters, JsonNode component, String pointer, Findings findings) {
    if (!component.isMissingNode() && !component.isTextual()) {
      findings.add(pointer, "component is the name of a component.", "Leave it out.");
    }
    List<AttributeFilter> all = new ArrayList<>(filters);
    Optional.ofNullable(component.textValue())
        .map(AttributeFilter::ofComponent)
        .ifPresent(all::add);
    return all;
  }

  private static List<String> paths(JsonNode given, String pointer, Findings findings) {
    List<String> texts = texts(given, pointer, findings);
    if (texts.stream().anyMatch(path -> path.isEmpty() || hasControl(path))) {
      findings.add(pointer, "A path is empty or has control characters.", "No file has one.");
      return List.of();
    }
    return List.copyOf(new TreeSet<>(texts));
  }

  private static List<String> texts(JsonNode given, String pointer, Findings findings) {
    if (given.isMissingNode()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    given.forEach(element -> {
      if (element.isTextual()) {
        texts.add(element.asText());
      }
    });
    if (!given.isArray() || given.isEmpty() || texts.size() != given.size()) {
      findings.add(pointer, "This is a list of texts.", "Leave it out to take all files.");
    }
    return texts;
  }

  private static void known(
      JsonNode object, Set<String> members, String pointer, Findings findings) {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!members.contains(name)) {
            findings.add(
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                "There is no such member.",
                "Known are " + String.join(", ", new TreeSet<>(members)) + ".");
          }
        });
  }

  private static boolean hasControl(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  /** What is wrong with a request, gathered, so that it is told at once. */
  static final class Findings {

    private static final String CODE = "manifest.request";
    private final List<Finding> found = new ArrayList<>();

    Findings add(String pointer, String message, String remedy) {
      return add(CODE, pointer, message, remedy);
    }

    Findings add(String code, String pointer, String message, String remedy) {
      found.add(Finding.error(code, pointer, message, remedy));
      return this;
    }

    boolean isEmpty() {
      return found.isEmpty();
    }

    ProblemException problem() {
      return new ProblemException(
          ProblemType.VALIDATION,
          found.getFirst().code(),
          "Nothing was frozen. " + found.getFirst().message(),
          found);
    }
  }
}
