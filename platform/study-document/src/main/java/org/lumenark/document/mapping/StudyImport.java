package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.document.pagetab.PageTabRead;
import org.lumenark.document.study.StudyRules;

/** A PageTab file that became a study document, or why not. */
public sealed interface StudyImport {

  /** Everything that was noticed; errors only if it was refused. */
  List<Finding> findings();

  /**
   * @param document with everything that the file says
   * @param submission the same in the form of PageTab JSON
   * @param findings what stands between it and its submission are warnings here
   */
  record Imported(ObjectNode document, ObjectNode submission, List<Finding> findings)
      implements StudyImport {
    public Imported {
      findings = List.copyOf(findings);
    }
  }

  /** It cannot be imported as it stands; at least one finding is an error. */
  record Refused(List<Finding> findings) implements StudyImport {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param template that counts if the file names none
   * @param today in UTC
   */
  static StudyImport read(byte[] bytes, PageTabFormat format, String template, LocalDate today) {
    return of(PageTab.read(bytes, format), template, today);
  }

  /** Likewise, of what was read. */
  static StudyImport of(PageTabRead read, String template, LocalDate today) {
    return switch (read) {
      case PageTabRead.Refused refused -> new Refused(refused.findings());
      case PageTabRead.Imported imported -> {
        DocumentReader.Result result = DocumentReader.read(imported.submission());
        ObjectNode judged = result.document().deepCopy();
        if (!judged.has("template")) {
          judged.put("template", template);
        }
        List<Finding> findings = new ArrayList<>(imported.findings());
        for (Finding finding : StudyRules.check(judged, today)) {
          Finding placed = placed(finding, result.sources(), imported).asWarning();
          if (findings.stream().noneMatch(placed::isSameAs)) {
            findings.add(placed);
          }
        }
        yield new Imported(result.document(), imported.submission(), findings);
      }
    };
  }

  /** With the place in the file, or that of what lacks it. */
  private static Finding placed(
      Finding finding, Map<String, Source> sources, PageTabRead.Imported imported) {
    String pointer = String.valueOf(finding.pointer());
    Source source = sources.get(pointer);
    while (source == null && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
      source = sources.get(pointer);
    }
    if (source == null) {
      return finding;
    }
    Place place = imported.place(source.node(), source.pointer());
    return finding.at(place);
  }
}
