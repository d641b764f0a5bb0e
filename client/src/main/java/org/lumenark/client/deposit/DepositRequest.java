package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.metadata.AnnotationFile;
import org.lumenark.client.metadata.NamedList;

/**
 * What is to become a study.
 *
 * @param metadata study document; of a version, what is to be changed of it
 * @param lists sent after the files
 * @param tables of annotations, sent after the lists
 * @param release empty for the archive's default date
 * @param until when the command returns
 * @param admission asked before anything is sent, also when an earlier run began
 * @param versionOf the study whose next version it becomes; empty for a new study
 */
public record DepositRequest(
    FolderPlan plan,
    ObjectNode metadata,
    List<NamedList> lists,
    List<AnnotationFile> tables,
    Optional<ReleaseDate> release,
    Until until,
    Admission admission,
    Optional<String> versionOf) {

  public DepositRequest {
    lists = List.copyOf(lists);
    tables = List.copyOf(tables);
  }

  /** Whether the archive would take the deposit. */
  @FunctionalInterface
  public interface Admission {

    /**
     * @throws org.lumenark.client.failure.ClientException if it would not
     */
    void expectTaken(ArchiveClient client);
  }

  /** When a deposit is done for its caller. */
  public enum Until {
    SUBMITTED,
    /** Ingested; and found by the search if it is to be public. */
    COMPLETED
  }
}
