package org.lumenark.metadata.listing;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** All files of a study for programs that download many. */
@Path("/api/v1/studies/{accession}/files.txt")
public class FileListResource {

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final StudyFilePages pages;
  private final Callers callers;

  FileListResource(
      Mutiny.SessionFactory sessions, StudyAccess access, StudyFilePages pages, Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.pages = pages;
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
            .map(sight ->
                new StreamedText(
                    pages.of(sight, filters, caller).map(page -> lines(page, listForm)),
                    TEXT,
                    sight.isOpen())));
  }

  private static String lines(List<FileObject> files, ListForm form) {
    return files.stream()
        .map(file ->
            form.line(
                new ListedFile(
                    file.path(), Optional.ofNullable(file.href()).orElseThrow(), file.sha256())))
        .collect(Collectors.joining());
  }
}
