package org.lumenark.metadata.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.export.FileListing;
import org.lumenark.metadata.file.AskedComponent;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.study.AskedVersion;

/**
 * All files of a study as CSV, whatever their number. What file lists say of a file is one cell of
 * JSON, as each file may have other attributes.
 */
@Path("/api/v1/studies/{accession}/files.csv")
public class FileTableResource {

  private static final String TYPE = "text/csv;charset=UTF-8";
  private static final String HEADER = Csv.row(FileListing.OF_STUDY.toArray());

  private final StudyFileText text;
  private final ObjectMapper mapper;

  FileTableResource(StudyFileText text, ObjectMapper mapper) {
    this.text = text;
    this.mapper = mapper;
  }

  @GET
  @Produces(TYPE)
  @PermitAll
  @Operation(operationId = "tabulateFiles")
  public RestMulti<String> table(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery List<String> filter,
      @Context UriInfo address) {
    List<AttributeFilter> filters = AttributeFilter.parse(filter, AskedComponent.of(address));
    return text.answer(
        AskedVersion.of(accession, version),
        filters,
        TYPE,
        pages ->
            Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(HEADER), pages.map(this::rows)));
  }

  private String rows(List<FileObject> page) {
    return page.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(FileObject file) {
    return Csv.row(
        file.path(),
        file.size(),
        file.sha256(),
        Objects.requireNonNullElse(file.href(), ""),
        Objects.requireNonNullElse(file.format(), ""),
        attributes(file.attributes()),
        components(file));
  }

  private static String components(FileObject file) {
    return String.join("; ", Optional.ofNullable(file.components()).orElse(List.of()));
  }

  private String attributes(Map<String, String> attributes) {
    try {
      return attributes.isEmpty() ? "" : mapper.writeValueAsString(attributes);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of texts is JSON", impossible);
    }
  }
}
