package org.lumenark.metadata.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.file.AskedFiles;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.file.Files;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** All files of a study for programs that download many. */
@Path("/api/v1/studies/{accession}/files.txt")
public class FileListResource {

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
  private static final int PAGE = 1_000;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Files files;
  private final Callers callers;

  FileListResource(
      Mutiny.SessionFactory sessions, StudyAccess access, Files files, Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.files = files;
    this.callers = callers;
  }

  @GET
  @Produces(TEXT)
  @PermitAll
  @Operation(operationId = "listFilesForDownload")
  public RestMulti<String> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery List<String> filter,
      @RestQuery @Nullable String form) {
    ListForm listForm = ListForm.of(form);
    List<AttributeFilter> filters = AttributeFilter.parse(filter);
    AskedVersion asked = AskedVersion.of(accession, version);
    Caller caller = callers.current();
    return StreamedText.answer(
        sessions
            .withSession(session -> access.visible(session, asked, caller))
            .map(sight -> text(sight, filters, listForm, caller)));
  }

  private StreamedText text(
      StudySight.Visible sight, List<AttributeFilter> filters, ListForm form, Caller caller) {
    if (!sight.hasOriginals()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    if (!sight.version().isLoaded()) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
    AskedVersion version =
        AskedVersion.of(sight.study().accession(), Integer.toString(sight.version().number()));
    Multi<String> lines =
        pages(version, filters, caller)
            .map(page -> lines(page.items(), form))
            .filter(text -> !text.isEmpty());
    return new StreamedText(lines, TEXT, sight.isOpen());
  }

  /** Each page asks for the right anew: a study that is withdrawn meanwhile ends the list. */
  private Multi<Page<FileObject>> pages(
      AskedVersion version, List<AttributeFilter> filters, Caller caller) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<>(Optional.<Cursor>empty()),
            place -> page(version, filters, caller, place))
        .whilst(page -> page.next() != null);
  }

  private Uni<Page<FileObject>> page(
      AskedVersion version,
      List<AttributeFilter> filters,
      Caller caller,
      AtomicReference<Optional<Cursor>> place) {
    AskedPage asked = new AskedPage(version, place.get(), PAGE);
    return files
        .page(new AskedFiles(asked, filters, Set.of()), caller)
        .invoke(page ->
            place.set(Optional.ofNullable(page.next()).map(next -> Cursor.parse(next, 2))));
  }

  private static String lines(List<FileObject> files, ListForm form) {
    return files.stream()
        .map(file ->
            form.line(
                new ListedFile(
                    file.path(),
                    Optional.ofNullable(file.href()).orElseThrow(),
                    file.sha256())))
        .collect(Collectors.joining());
  }
}
