package org.lumenark.ingest.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.StudyVersion;

/**
 * The verified files of a study version, as image readers see them. A path is looked up exactly as
 * it was deposited: there is nothing outside of the study to be reached. Safe for use by several
 * threads.
 */
public final class BlobFileSet implements FileSet {

  private static final int PAGE = 1_000;

  private final StudyVersion study;
  private final Transactions transactions;
  private final BlockCache cache;

  public BlobFileSet(StudyVersion study, Transactions transactions, BlockCache cache) {
    this.study = study;
    this.transactions = transactions;
    this.cache = cache;
  }

  /** A page at a time: no connection is held while the caller reads on. */
  @Override
  public Stream<String> paths() throws IOException {
    return after("");
  }

  /** Paths are in the order of their bytes, so those below a folder follow each other. */
  @Override
  public Stream<String> pathsBelow(String folder) throws IOException {
    if (folder.isEmpty()) {
      return paths();
    }
    String start = folder + "/";
    return after(start).takeWhile(path -> path.startsWith(start));
  }

  private Stream<String> after(String first) {
    return Stream.iterate(
            pageAfter(first),
            page -> !page.isEmpty(),
            page -> page.size() < PAGE ? List.<String>of() : pageAfter(page.getLast()))
        .flatMap(List::stream);
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    return file(path).map(file -> new BlobSource(cache, file.blob()));
  }

  /** What is known of a verified file. */
  public Optional<VerifiedFile> file(String path) throws IOException {
    if (path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      return transactions.<Optional<VerifiedFile>, RuntimeException>call(
          connection -> FileTable.find(connection, study, path));
    } catch (SQLException failure) {
      throw new IOException("database", failure);
    }
  }

  private List<String> pageAfter(String path) {
    try {
      return transactions
          .<List<VerifiedFile>, RuntimeException>call(
              connection -> FileTable.after(connection, study, path, PAGE))
          .stream()
          .map(VerifiedFile::path)
          .toList();
    } catch (SQLException failure) {
      throw new UncheckedIOException(new IOException("database", failure));
    }
  }
}
