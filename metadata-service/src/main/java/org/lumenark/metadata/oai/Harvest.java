package org.lumenark.metadata.oai;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lumenark.document.export.HarvestForm;
import org.lumenark.metadata.export.ExportConfig;

/** Answers the six requests of OAI-PMH 2.0, section 4. */
@ApplicationScoped
class Harvest {

  private static final Set<String> LISTS =
      Set.of("metadataPrefix", "from", "until", "set", "resumptionToken");

  /** The arguments that each verb takes. */
  private static final Map<String, Set<String>> VERBS =
      Map.of(
          "Identify", Set.of(),
          "ListMetadataFormats", Set.of("identifier"),
          "ListSets", Set.of("resumptionToken"),
          "GetRecord", Set.of("identifier", "metadataPrefix"),
          "ListIdentifiers", LISTS,
          "ListRecords", LISTS);

  private final OaiRecords records;
  private final OaiNames names;
  private final OaiConfig config;
  private final ExportConfig archive;

  Harvest(OaiRecords records, OaiNames names, OaiConfig config, ExportConfig archive) {
    this.records = records;
    this.names = names;
    this.config = config;
    this.archive = archive;
  }

  /**
   * @param verb as it was given; absent if it was not, or not once
   * @param arguments all others
   * @throws OaiError.Raised also by the Uni
   */
  Uni<OaiWriter.Content> answer(Optional<String> verb, Map<String, String> arguments) {
    Set<String> known =
        verb.map(VERBS::get).orElseThrow(() -> OaiError.verb("The verb is none of OAI-PMH 2.0."));
    for (String name : arguments.keySet()) {
      if (!known.contains(name)) {
        throw OaiError.argument(name + " is no argument of " + verb.get() + ".");
      }
    }
    return switch (verb.get()) {
      case "Identify" ->
          records
              .earliest()
              .map(first ->
                  writer ->
                      writer.identify(archive.name(), names.base(), config.adminEmail(), first));
      case "ListMetadataFormats" -> forms(arguments);
      case "GetRecord" -> record(arguments);
      case "ListIdentifiers", "ListRecords" -> list(verb.get(), arguments);
      default -> throw OaiError.noSets();
    };
  }

  private Uni<OaiWriter.Content> forms(Map<String, String> arguments) {
    String identifier = arguments.get("identifier");
    Uni<?> found = identifier == null ? Uni.createFrom().voidItem() : item(identifier);
    return found.map(known -> OaiWriter::forms);
  }

  private Uni<OaiWriter.Content> record(Map<String, String> arguments) {
    String identifier = arguments.get("identifier");
    if (identifier == null) {
      throw OaiError.argument("identifier is missing.");
    }
    HarvestForm form = Selection.form(arguments.get("metadataPrefix"));
    return item(identifier).map(found -> writer -> writer.record(names, form, found));
  }

  private Uni<OaiRecord> item(String identifier) {
    String accession = names.accession(identifier).orElseThrow(() -> OaiError.unknown(identifier));
    return records
        .one(accession)
        .map(found -> found.orElseThrow(() -> OaiError.unknown(identifier)));
  }

  private Uni<OaiWriter.Content> list(String verb, Map<String, String> arguments) {
    Selection selection = Selection.of(arguments);
    boolean resumed = selection.after() > 0;
    return records
        .list(selection, config.page() + 1)
        .map(found -> {
          if (found.isEmpty() && !resumed) {
            throw OaiError.nothing();
          }
          List<OaiRecord> page = found.subList(0, Math.min(found.size(), config.page()));
          Optional<String> next =
              found.size() > page.size()
                  ? Optional.of(selection.token(page.getLast().sequence()))
                  : Optional.empty();
          return writer -> {
            if (verb.equals("ListRecords")) {
              writer.records(names, selection.form(), page, next, resumed);
            } else {
              writer.identifiers(names, page, next, resumed);
            }
          };
        });
  }
}
