package org.lumenark.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.ontology.Synonym.Scope;

class OntologyReaderTest {

  private final Map<String, OntologyTerm> terms = new LinkedHashMap<>();

  private OntologyFile read(InputStream in) throws IOException {
    return new OntologyReader(OntologyLimits.DEFAULT).read(in, term -> terms.put(term.id(), term));
  }

  private OntologyFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  private OntologyFile resource(String name) throws IOException {
    try (InputStream in = OntologyReaderTest.class.getResourceAsStream(name)) {
      return read(in);
    }
  }

  @Test
  void anOboTermHasItsNamesParentsAndFormerIds() throws IOException {
    OntologyFile file = resource("/valid/escapes.obo");

    assertThat(file)
        .isEqualTo(
            new OntologyFile(
                OntologyFile.Form.OBO,
                java.util.Optional.of("tst"),
                java.util.Optional.of("2026-01-02"),
                3,
                1));
    assertThat(terms.keySet()).containsExactly("TST:1", "TST:2", "TST:6");
    OntologyTerm one = terms.get("TST:1");
    assertThat(one.label()).isEqualTo("one {with braces}");
    assertThat(one.definition()).isEqualTo("Said \"so\",\nin two lines.");
    assertThat(one.synonyms())
        .containsExactly(
            new Synonym("First", Scope.EXACT),
            new Synonym("first in a row", Scope.NARROW),
            new Synonym("no scope", Scope.RELATED),
            new Synonym("old form", Scope.EXACT));
    assertThat(one.isA()).containsExactly("TST:2");
    assertThat(one.partOf()).containsExactly("TST:3", "TST:4");
    assertThat(one.alternatives()).containsExactly("TST:9");
    assertThat(one.line()).isEqualTo(6);
    assertThat(terms.get("TST:2").synonyms()).isEmpty();
    assertThat(terms.get("TST:6").obsolete()).isTrue();
    assertThat(terms.get("TST:6").replacedBy()).containsExactly("TST:2");
  }

  @Test
  void anOwlClassHasItsNamesAndParentsWhateverEntitiesShortenThem() throws IOException {
    OntologyFile file = resource("/valid/entities.owl");

    assertThat(file.form()).isEqualTo(OntologyFile.Form.OWL);
    assertThat(file.version()).contains("7.1");
    assertThat(terms.keySet()).containsExactly("TST:1", "TST:2", "TST:6", "TST:9");
    OntologyTerm one = terms.get("TST:1");
    assertThat(one.label()).isEqualTo("one & only");
    assertThat(one.synonyms()).containsExactly(new Synonym("uno", Scope.EXACT));
    assertThat(one.isA()).containsExactly("TST:2");
    assertThat(one.partOf()).containsExactly("TST:3");
    assertThat(terms.get("TST:6").obsolete()).isTrue();
    assertThat(terms.get("TST:6").replacedBy()).containsExactly("TST:2");
  }

  static Stream<Path> invalid() throws Exception {
    Path folder = Path.of(OntologyReaderTest.class.getResource("/invalid").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void whatIsWrongHasACodeALineAndARemedy(Path file) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> {
              assertThat(refused.finding().code())
                  .isEqualTo(file.getParent().getFileName().toString());
              assertThat(refused.finding().line()).isPositive();
              assertThat(refused.finding().remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "obo.line/prose.obo, 6",
    "obo.quote/open.obo, 6",
    "obo.term-without-id/first.obo, 3",
    "ontology.encoding/latin1.obo, 5",
    "ontology.id/long.owl, 3"
  })
  void theLineIsTheOneAtFault(String file, long line) {
    assertThatThrownBy(() -> resource("/invalid/" + file))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> assertThat(refused.finding().line()).isEqualTo(line));
  }

  /** Counts of [Term] and of owl:Class with rdf:about, found by grep. */
  @ParameterizedTest
  @CsvSource({
    "cmpo.obo, OBO, 399, 2017-12-19",
    "cmpo-simple.owl.gz, OWL, 399, 2017-12-19",
    "fbbi.obo, OBO, 648,",
    "ncbitaxon_subset.obo, OBO, 376, 2020-03-17",
    "uo_subset.obo, OBO, 73,",
    "EDAM-bioimaging.owl.gz, OWL, 473, 1.0alpha_pre-pre-release-20251026T0104Z",
    "efo_cl_import.owl.gz, OWL, 724,",
    "efo_fbbi_import.owl.gz, OWL, 54,",
    "efo_go_import.owl.gz, OWL, 737,"
  })
  void realOntologiesAreReadWhole(String name, OntologyFile.Form form, long all, String version)
      throws IOException {
    OntologyFile file = read(SharedOntologies.file(name));

    assertThat(file.form()).isEqualTo(form);
    assertThat(file.terms() + file.withoutLabel()).isEqualTo(all);
    if (version != null) {
      assertThat(file.version()).contains(version);
    }
  }

  @Test
  void everyRealFileOfTheFolderIsReadOrRefusedWithItsReason() throws IOException {
    List<String> read = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedOntologies.file(""))) {
      for (Path file :
          files.filter(each -> each.toString().matches(".*\\.(obo|owl|ofn)(\\.gz)?")).toList()) {
        try {
          read(file);
          read.add(file.getFileName().toString());
        } catch (UnreadableOntology reason) {
          refused.add(file.getFileName() + " " + reason.finding().code());
        }
      }
    }
    assertThat(refused).containsExactly("fbbi-edit.ofn.gz ontology.format");
    assertThat(read).hasSize(16);
  }

  @Test
  void oboAndOwlOfOneOntologySayTheSame() throws IOException {
    read(SharedOntologies.file("cmpo.obo"));
    Map<String, OntologyTerm> obo = new LinkedHashMap<>(terms);
    terms.clear();
    read(SharedOntologies.file("cmpo-simple.owl.gz"));

    assertThat(terms.keySet()).containsExactlyInAnyOrderElementsOf(obo.keySet());
    assertThat(terms.values())
        .allSatisfy(term -> {
          assertThat(term.label()).isEqualTo(obo.get(term.id()).label());
          assertThat(term.isA()).containsExactlyInAnyOrderElementsOf(obo.get(term.id()).isA());
        });
  }

  @Test
  void theMouseOfTheTaxonomyHasItsNamesAndItsFormerId() throws IOException {
    read(SharedOntologies.file("ncbitaxon_subset.obo"));

    OntologyTerm mouse = terms.get("NCBITaxon:10090");
    assertThat(mouse.label()).isEqualTo("Mus musculus");
    assertThat(mouse.alternatives()).containsExactly("NCBITaxon:85055");
    assertThat(mouse.isA()).containsExactly("NCBITaxon:862507");
    assertThat(mouse.synonyms())
        .extracting(Synonym::text, Synonym::scope)
        .contains(tuple("house mouse", Scope.EXACT), tuple("Mus muscaris", Scope.RELATED));
    assertThat(terms.get("NCBITaxon:10088").label()).isEqualTo("Mus <mouse, genus>");
  }

  @Test
  void aMillionTermsTakeNoMoreMemoryThanOne() throws IOException {
    AtomicLong heard = new AtomicLong();
    try (InputStream in = new ManyTerms(1_000_000)) {
      OntologyFile file =
          new OntologyReader(OntologyLimits.DEFAULT).read(in, term -> heard.incrementAndGet());
      assertThat(file.terms()).isEqualTo(1_000_000);
    }
    assertThat(heard).hasValue(1_000_000);
  }

  @Test
  void anEndlessLineAndATermOfEndlessSynonymsEndBeforeTheyTakeMemory() {
    InputStream endless = new Repeated("format-version: 1.4\n\n[Term]\nid: X:1\nname: ", "x");
    assertThatThrownBy(() -> read(endless))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ontology.line-too-long"));
    InputStream synonyms =
        new Repeated("format-version: 1.4\n\n[Term]\nid: X:1\n", "synonym: \"a\" EXACT []\n");
    assertThatThrownBy(() -> read(synonyms))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ontology.term-too-large"));
    InputStream tag = new Repeated("<rdf:RDF a='", "x");
    assertThatThrownBy(() -> read(tag))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("owl.too-long"));
  }

  @Test
  void aDamagedGzipIsSaidToBeOne() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(
          "format-version: 1.4\n\n[Term]\nid: X:1\nname: x\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    bytes[bytes.length - 6] ^= 1;

    assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes)))
        .isInstanceOfSatisfying(
            UnreadableOntology.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ontology.gzip"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Mus <mouse, genus>', mus mouse genus",
    "' Café—crème ', cafe creme",
    "'peptide-N4-(N-acetyl)', peptide n4 n acetyl",
    "'+/-', ''",
    "'β-catenin', β catenin"
  })
  void namesAreComparedByTheirWords(String name, String words) {
    assertThat(Words.of(name)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "http://purl.obolibrary.org/obo/NCBITaxon_9606, NCBITaxon:9606",
    "http://purl.obolibrary.org/obo/NCBITaxon_Union_0000023, NCBITaxon_Union:0000023",
    "http://www.ebi.ac.uk/efo/EFO_0000001, EFO:0000001",
    "http://edamontology.org/topic_3382, EDAM:topic_3382",
    "http://purl.org/obo/owl/FBbi#FBbi_0245, FBbi:0245",
    "http://example.org/thing, http://example.org/thing"
  })
  void addressesHaveCompactIdentifiers(String iri, String id) {
    assertThat(Curies.of(iri)).isEqualTo(id);
  }

  /** A beginning, and then the same for ever. */
  private static final class Repeated extends InputStream {

    private final byte[] beginning;
    private final byte[] again;
    private long at;

    Repeated(String beginning, String again) {
      this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
      this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      long place = at++;
      return place < beginning.length
          ? beginning[(int) place]
          : again[(int) ((place - beginning.length) % again.length)];
    }
  }

  /** An OBO file that is made while it is read. */
  private static final class ManyTerms extends InputStream {

    private final int count;
    private int made = -1;
    private byte[] piece = "format-version: 1.4\n".getBytes(StandardCharsets.UTF_8);
    private int at;

    ManyTerms(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      while (at == piece.length) {
        if (made + 1 == count) {
          return -1;
        }
        made++;
        piece =
            ("\n[Term]\nid: X:" + made + "\nname: term " + made + "\nis_a: X:" + made / 2 + "\n")
                .getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return piece[at++];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int read = 0;
      while (read < length) {
        int next = read();
        if (next < 0) {
          return read == 0 ? -1 : read;
        }
        target[offset + read++] = (byte) next;
      }
      return read;
    }
  }
}
