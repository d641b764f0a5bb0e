package org.lumenark.document.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.document.Licences;
import org.lumenark.document.export.StudyFacts.Person;
import org.lumenark.document.export.StudyFacts.Subject;

/**
 * What a record of DataCite says, whichever form it has. Version 4.6 of the schema.
 *
 * @param identifierType {@code DOI}, or {@code URL} where none is registered
 * @param creators never empty: the archive stands for people who are not known
 * @see <a href="https://datacite-metadata-schema.readthedocs.io/en/4.6/">DataCite 4.6</a>
 */
record DataCite(
    String identifier,
    String identifierType,
    List<Creator> creators,
    String title,
    String publisher,
    String year,
    List<Subject> subjects,
    List<DatedFact> dates,
    String accession,
    List<Related> related,
    List<String> sizes,
    String version,
    Optional<Rights> rights,
    String description,
    List<StudyFacts.Funding> funding) {

  static final String SCHEMA = "http://datacite.org/schema/kernel-4";
  static final String RESOURCE_TYPE = "Bioimaging study";

  /**
   * Who made it.
   *
   * @param person absent for an organisation
   */
  record Creator(String name, Optional<PersonName> person, Optional<Person> facts) {}

  /** A date and what it means, {@code Submitted} or {@code Available}. */
  record DatedFact(String date, String type) {}

  /** Something else and how the study relates to it. */
  record Related(String identifier, String type, String relation) {}

  /**
   * What others may do.
   *
   * @param spdx its identifier there, if it is known
   */
  record Rights(String name, Optional<String> spdx, Optional<String> address) {}

  static DataCite of(StudyFacts facts) {
    StudyFacts.Address address = facts.address();
    return new DataCite(
        address.doi().orElse(address.page()),
        address.doi().isPresent() ? "DOI" : "URL",
        creators(facts),
        facts.title(),
        address.archive(),
        Integer.toString(facts.published().atZone(ZoneOffset.UTC).getYear()),
        subjects(facts),
        dates(facts),
        address.accession(),
        related(facts),
        List.of(facts.files().count() + " files", facts.files().bytes() + " bytes"),
        Integer.toString(address.version()),
        facts.licence().map(licence -> rights(licence, facts)),
        SchemaOrg.description(facts),
        facts.funding());
  }

  private static List<Creator> creators(StudyFacts facts) {
    if (facts.people().isEmpty()) {
      return List.of(new Creator(facts.address().archive(), Optional.empty(), Optional.empty()));
    }
    return facts.people().stream()
        .distinct()
        .map(person -> {
          PersonName name = PersonName.of(person.name());
          return new Creator(name.inverted(), Optional.of(name), Optional.of(person));
        })
        .toList();
  }

  private static List<Subject> subjects(StudyFacts facts) {
    List<Subject> subjects = new ArrayList<>();
    facts.keywords().forEach(word -> subjects.add(new Subject(word, Optional.empty())));
    subjects.addAll(facts.organisms());
    subjects.addAll(facts.methods());
    return subjects.stream().distinct().toList();
  }

  private static List<DatedFact> dates(StudyFacts facts) {
    List<DatedFact> dates = new ArrayList<>();
    dates.add(new DatedFact(day(facts.submitted()), "Submitted"));
    facts.released().ifPresent(when -> dates.add(new DatedFact(day(when), "Available")));
    return dates;
  }

  private static String day(Instant when) {
    return LocalDate.ofInstant(when, ZoneOffset.UTC).toString();
  }

  private static List<Related> related(StudyFacts facts) {
    List<Related> related = new ArrayList<>();
    for (StudyFacts.Publication publication : facts.publications()) {
      publication
          .doi()
          .map(doi -> new Related(doi, "DOI", "IsSupplementTo"))
          .or(() -> publication.pubmedId().map(id -> new Related(id, "PMID", "IsSupplementTo")))
          .ifPresent(related::add);
    }
    facts.links().forEach(url -> related.add(new Related(url, "URL", "References")));
    return related.stream().distinct().toList();
  }

  private static Rights rights(String licence, StudyFacts facts) {
    Optional<String> address = facts.licenceAddress();
    return new Rights(licence, address.map(known -> Licences.spdx(licence)), address);
  }
}
