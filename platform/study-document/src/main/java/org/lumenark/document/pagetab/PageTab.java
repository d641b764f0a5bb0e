package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.document.Finding;
import org.lumenark.document.Refusal;

/**
 * PageTab in and out. Format: github.com/EBIBioStudies/page-tab-specification. At most 32 MiB, a
 * value at most 1,000,000 characters, a section, file or link at most 10,000 attributes, sections
 * at most 50 deep. No entity is resolved, no address fetched.
 */
public final class PageTab {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PageTab() {}

  /** Reads a whole document; a fault is a finding, never an exception. */
  public static PageTabRead read(byte[] bytes, PageTabFormat format) {
    return read(bytes, format, PageTabLimits.BYTES);
  }

  /**
   * Likewise.
   *
   * @param most bytes that the parts of an XLSX file may unpack to
   */
  public static PageTabRead read(byte[] bytes, PageTabFormat format, int most) {
    List<Finding> findings = new ArrayList<>();
    try {
      Tree tree =
          switch (format) {
            case JSON -> JsonReader.read(bytes);
            case TSV -> RowReader.read(new TsvRows(Utf8.decode(bytes)));
            case XML -> XmlReader.read(bytes);
            case XLSX -> XlsxRows.read(bytes, most);
          };
      findings.addAll(tree.findings);
      findings.addAll(ContentCheck.of(tree));
      return findings.stream().anyMatch(Finding::blocks)
          ? new PageTabRead.Refused(findings)
          : new PageTabRead.Imported(tree.submission, findings, tree::row);
    } catch (Refusal refusal) {
      findings.add(refusal.finding());
      return new PageTabRead.Refused(findings);
    }
  }

  /**
   * Writes a submission as {@link #read} gives it.
   *
   * @throws Refusal if the form cannot hold it, such as a text of more than 32,767 characters in
   *     XLSX; nothing was written then
   */
  public static void write(ObjectNode submission, PageTabFormat format, OutputStream target)
      throws IOException {
    switch (format) {
      case JSON ->
          target.write(
              (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(whole(submission)) + "\n")
                  .getBytes(StandardCharsets.UTF_8));
      case TSV -> TsvWriter.write(RowWriter.rows(submission), target);
      case XML -> XmlWriter.write(submission, target);
      case XLSX -> XlsxWriter.write(RowWriter.rows(submission), target);
    }
  }

  /** An absent section is written down as such, so that a reader knows that none was forgotten. */
  private static ObjectNode whole(ObjectNode submission) {
    return submission.has(Members.SECTION)
        ? submission
        : submission.deepCopy().putNull(Members.SECTION);
  }
}
