package org.lumenark.metadata.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.lumenark.metadata.file.AskedFiles;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.file.Files;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** All files of a study version in pages, of which memory holds one. */
@ApplicationScoped
public class StudyFilePages {

  private static final int PAGE = 1_000;

  private final Files files;

  StudyFilePages(Files files) {
    this.files = files;
  }

  /**
   * Each page is read when it is asked for, and asks for the right anew: a study that is withdrawn
   * meanwhile ends the pages.
   *
   * @throws ProblemException {@code not-found} if the caller may not have the files as they were
   *     deposited, {@code unavailable} while not all of them are catalogued
   */
  public Multi<List<FileObject>> of(
      StudySight.Visible sight, List<AttributeFilter> filters, Caller caller) {
    if (!sight.hasOriginals()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    if (!sight.version().isLoaded()) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
    AskedVersion version =
        AskedVersion.of(sight.study().accession(), Integer.toString(sight.version().number()));
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<>(Optional.<Cursor>empty()),
            place -> page(version, filters, caller, place))
        .whilst(page -> page.next() != null)
        .map(Page::items)
        .filter(items -> !items.isEmpty());
  }

  private Uni<Page<FileObject>> page(
      AskedVersion version,
      List<AttributeFilter> filters,
      Caller caller,
      AtomicReference<Optional<Cursor>> place) {
    AskedPage asked = new AskedPage(version, place.get(), PAGE);
    return files
        .page(new AskedFiles(asked, filters, Set.of()), caller)
        .invoke(
            page -> place.set(Optional.ofNullable(page.next()).map(next -> Cursor.parse(next, 2))));
  }
}
