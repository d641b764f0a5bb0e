package org.lumenark.metadata.manifest;

import java.util.Optional;
import org.lumenark.metadata.study.PublicUrls;

/**
 * A file of a frozen manifest.
 *
 * @param number place in the manifest, from 0
 * @param line of the study version's own manifest, from 0
 * @param path in the study
 * @param object where its bytes lie in {@code originals}, with {@code offset}
 * @param format if detection has found one
 * @param open whether its study is public still; if not, nothing of the file may be told
 * @param shown whether its version is the one that is shown to those who ask for none
 */
public record ManifestFile(
    long number,
    String accession,
    int version,
    long line,
    String path,
    long size,
    String sha256,
    String crc32,
    String object,
    long offset,
    Optional<String> format,
    boolean open,
    boolean shown) {

  /** Its path in the manifest, which holds files of several studies; the same as in the archive. */
  public String place() {
    return accession + "/" + path;
  }

  /** Where its bytes are; of a version that is not the one that is shown it says which it is. */
  public String address(PublicUrls urls) {
    String file = urls.file(accession, path);
    return shown ? file : file + "?version=" + version;
  }

  /** Its id as an object of DRS. */
  public String drsId() {
    return accession + ".v" + version + "." + line;
  }

  static ManifestFile of(Object[] row) {
    return new ManifestFile(
        ((Number) row[0]).longValue(),
        (String) row[1],
        ((Number) row[2]).intValue(),
        ((Number) row[3]).longValue(),
        (String) row[4],
        ((Number) row[5]).longValue(),
        (String) row[6],
        (String) row[7],
        (String) row[8],
        ((Number) row[9]).longValue(),
        Optional.ofNullable((String) row[10]),
        (Boolean) row[11],
        (Boolean) row[12]);
  }
}
