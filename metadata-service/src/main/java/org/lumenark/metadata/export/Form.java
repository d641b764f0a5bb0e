package org.lumenark.metadata.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.lumenark.document.export.ExportedFiles;
import org.lumenark.document.export.StudyExport;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.metadata.study.StudyDocument;

/** A form in which a study can be had, by the suffix of its address. */
sealed interface Form {

  /** The form with this suffix, without a dot in front. */
  static Optional<Form> of(String suffix) {
    return switch (suffix) {
      case "pagetab.json" -> Optional.of(new OfPageTab(PageTabFormat.JSON, "application/json"));
      case "pagetab.tsv" ->
          Optional.of(new OfPageTab(PageTabFormat.TSV, "text/tab-separated-values;charset=UTF-8"));
      case "pagetab.xml" -> Optional.of(new OfPageTab(PageTabFormat.XML, "application/xml"));
      default -> StudyExport.of(suffix).map(OfFacts::new);
    };
  }

  String mediaType();

  boolean namesFiles();

  /**
   * @param document as the caller may read it
   * @param files of the study, in the order of the manifest
   */
  byte[] write(StudyDocument document, StudyFacts facts, ExportedFiles files);

  /** What tools of others read. */
  record OfFacts(StudyExport export) implements Form {

    @Override
    public String mediaType() {
      return export.mediaType();
    }

    @Override
    public boolean namesFiles() {
      return export.namesFiles();
    }

    @Override
    public byte[] write(StudyDocument document, StudyFacts facts, ExportedFiles files) {
      return export.write(facts, files);
    }
  }

  /** The study document as PageTab, under the accession that it has here. */
  record OfPageTab(PageTabFormat format, String mediaType) implements Form {

    @Override
    public boolean namesFiles() {
      return false;
    }

    @Override
    public byte[] write(StudyDocument document, StudyFacts facts, ExportedFiles files) {
      ObjectNode submission = StudyPageTab.toPageTab(document.json().deepCopy());
      submission.put("accno", facts.address().accession());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        PageTab.write(submission, format, out);
      } catch (IOException impossible) {
        throw new UncheckedIOException("PageTab can be written to memory", impossible);
      }
      return out.toByteArray();
    }
  }
}
