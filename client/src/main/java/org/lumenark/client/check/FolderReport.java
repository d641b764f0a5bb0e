package org.lumenark.client.check;

import java.util.List;
import org.lumenark.imaging.harvest.HarvestedAcquisition;

/**
 * What was found out about a folder, apart from the single images.
 *
 * @param planned what would be sent
 * @param imageCounts of the images that would come out
 * @param formats by name
 * @param groups in path order
 * @param errors how many there are, also of those that are not in the findings
 */
record FolderReport(
    PlannedFiles planned,
    FileCounts files,
    ImageCounts imageCounts,
    List<FormatCount> formats,
    List<FileGroup> groups,
    List<HarvestedAcquisition> acquisitions,
    long errors,
    long warnings,
    List<CheckFinding> findings) {

  /**
   * How many images, by what becomes of them.
   *
   * @param bytes of the pixels of the readable ones, as they are stored here
   */
  record ImageCounts(long readable, long failed, long noReader, long bytes) {}
}
