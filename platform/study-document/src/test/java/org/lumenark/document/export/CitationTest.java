package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationTest {

  @Test
  void bibTexEscapesWhatTexWouldRead() {
    assertThat(
            new String(StudyExport.BIBTEX.write(Samples.full(), List.of()), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            @misc{S-LMK12,
              author = {van der Meer, Ludwig and Okafor, Ada and Hypatia},
              title = {{50 \\% of cells \\& \\textbraceleft{}their\\textbraceright{} nuclei\\_1}},
              year = {2026},
              publisher = {Archive of Examples},
              howpublished = {\\url{https://archive.example/studies/S-LMK12}},
              note = {Accession S-LMK12},
            }
            """);
  }

  @Test
  void bibTexHasAsManyAuthorsAsTheStudyAndNoLooseBrace() {
    StudyFacts facts =
        Samples.of(
            "Cells {",
            """
            {"authors": [{"name": "Institute of Cells and Tissues"}, {"name": "Bee, Ada {Bob}"}],
             "publications": []}
            """);

    String entry = new String(StudyExport.BIBTEX.write(facts, List.of()), StandardCharsets.UTF_8);

    assertThat(entry)
        .contains(
            "author = {{Institute of Cells and Tissues} and Bee, "
                + "Ada \\textbraceleft{}Bob\\textbraceright{}},",
            "title = {{Cells \\textbraceleft{}}},");
    assertThat(entry.chars().filter(c -> c == '{').count())
        .isEqualTo(entry.chars().filter(c -> c == '}').count());
  }

  @Test
  void cslTellsTheDayOfTheRelease() throws IOException {
    assertThat(new ObjectMapper().readTree(StudyExport.CSL.write(Samples.bare(), List.of())))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"id": "S-LMK12", "type": "dataset", "title": "Cells",
                      "issued": {"date-parts": [[2025, 12, 31]]},
                      "publisher": "Archive of Examples", "number": "S-LMK12", "version": "2",
                      "URL": "https://archive.example/studies/S-LMK12"}]
                    """));
  }
}
