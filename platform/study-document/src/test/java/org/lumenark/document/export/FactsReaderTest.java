package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.document.export.StudyFacts.Funding;
import org.lumenark.document.export.StudyFacts.Organisation;
import org.lumenark.document.export.StudyFacts.Person;
import org.lumenark.document.export.StudyFacts.Publication;
import org.lumenark.document.export.StudyFacts.Subject;

class FactsReaderTest {

  private final FactsReader reader = new FactsReader(Samples.document());

  @Test
  void peopleHaveAddressesOfTheirIdentifiersAndNoMail() {
    assertThat(reader.people())
        .containsExactly(
            new Person(
                "Ludwig van der Meer",
                Optional.of("https://orcid.org/0000-0002-1825-0097"),
                List.of(
                    new Organisation(
                        "Institute of Cells", Optional.of("https://ror.org/02catss52")))),
            new Person(
                "Okafor, Ada",
                Optional.empty(),
                List.of(new Organisation("Free & Open <Lab>", Optional.empty()))),
            new Person("Hypatia", Optional.empty(), List.of()));
  }

  @Test
  void termsAreToldOnceWithTheIdThatCameFirst() {
    assertThat(reader.organisms())
        .containsExactly(
            new Subject("Homo sapiens", Optional.of("NCBITaxon:9606")),
            new Subject("a mouse", Optional.empty()));
    assertThat(reader.methods())
        .containsExactly(new Subject("confocal microscopy", Optional.of("FBbi:00000251")));
  }

  @Test
  void whatCannotBeRightIsLeftOut() {
    assertThat(reader.funding()).containsExactly(new Funding("Fund for Light", Optional.of("L-1")));
    assertThat(reader.publications())
        .containsExactly(
            new Publication("Cells at work", Optional.of("10.1000/cells.1"), Optional.of("123")),
            new Publication("Not out yet", Optional.empty(), Optional.empty()));
    assertThat(reader.links()).containsExactly("https://code.example/x?a=1&b=2");
  }

  @Test
  void aDocumentThatIsNoneTellsNothing() {
    FactsReader none = new FactsReader(MissingNode.getInstance());
    assertThat(none.people()).isEmpty();
    assertThat(none.organisms()).isEmpty();
    assertThat(none.publications()).isEmpty();
  }
}
