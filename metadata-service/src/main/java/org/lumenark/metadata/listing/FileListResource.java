package org.lumenark.metadata.listing;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.file.AskedComponent;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.study.AskedVersion;

/** All files of a study for programs that download many. */
@Path("/api/v1/studies/{accession}/files.txt")
public class FileListResource {

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  private final StudyFileText text;

  FileListResource(StudyFileText text) {
    this.text = text;
  }

  @GET
  @Produces(TEXT)
  @PermitAll
  @Operation(operationId = "listFilesForDownload")
  public RestMulti<String> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery List<String> filter,
      @Context UriInfo address,
      @RestQuery @Nullable String form) {
    ListForm listForm = ListForm.of(form);
    List<AttributeFilter> filters = AttributeFilter.parse(filter, AskedComponent.of(address));
    return text.answer(
        AskedVersion.of(accession, version),
        filters,
        TEXT,
        pages -> pages.map(page -> lines(page, listForm)));
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
