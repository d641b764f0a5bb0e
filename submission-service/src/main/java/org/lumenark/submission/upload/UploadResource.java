package org.lumenark.submission.upload;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Ids;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.token.Uploader;
import org.lumenark.submission.token.Uploaders;

/**
 * tus 1.0.0: core, creation, creation-with-upload, checksum, concatenation, expiration,
 * termination.
 */
@Path(UploadResource.PATH)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public final class UploadResource {

  static final String PATH = "/api/v1/uploads";
  static final String VERSION = "1.0.0";

  private static final String BYTES = "application/offset+octet-stream";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,checksum,concatenation,expiration,termination";

  private final Uploads uploads;
  private final Joins joins;
  private final Uploaders uploaders;
  private final SubmissionConfig config;

  UploadResource(Uploads uploads, Joins joins, Uploaders uploaders, SubmissionConfig config) {
    this.uploads = uploads;
    this.joins = joins;
    this.uploaders = uploaders;
    this.config = config;
  }

  @OPTIONS
  @PermitAll
  public Response options() {
    return Response.noContent()
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", EXTENSIONS)
        .header("Tus-Max-Size", config.maxFileBytes())
        .header("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS)
        .build();
  }

  @POST
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public Response create(
      @HeaderParam("Tus-Resumable") @Nullable String version,
      @HeaderParam("Upload-Length") @Nullable String length,
      @HeaderParam("Upload-Concat") @Nullable String concat,
      @HeaderParam("Upload-Metadata") @Nullable String metadata,
      @HeaderParam("Content-Type") @Nullable String type,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      InputStream body) {
    requireVersion(version);
    Uploader uploader = uploaders.current();
    Upload upload =
        switch (UploadConcat.parse(concat)) {
          case UploadConcat.Whole whole ->
              uploads.create(
                  uploader,
                  Upload.Kind.WHOLE,
                  number("Upload-Length", length),
                  UploadMetadata.parse(metadata));
          case UploadConcat.Partial partial ->
              uploads.create(
                  uploader,
                  Upload.Kind.PARTIAL,
                  number("Upload-Length", length),
                  UploadMetadata.parsePartial(metadata, uploader.only()));
          case UploadConcat.Final whole ->
              joins.join(uploader, UploadMetadata.parse(metadata), whole.parts());
        };
    boolean withBytes = isBytes(type);
    if (upload.state() == Upload.State.OPEN && (withBytes || upload.length() == 0)) {
      InputStream bytes = withBytes ? body : InputStream.nullInputStream();
      upload = uploads.appendFirst(uploader, upload.id(), bytes, checksum(checksum));
    }
    return progress(Response.status(Response.Status.CREATED), upload)
        .header("Location", PATH + "/" + upload.id())
        .build();
  }

  @HEAD
  @Path("/{id}")
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public Response head(
      @HeaderParam("Tus-Resumable") @Nullable String version, @PathParam("id") String id) {
    requireVersion(version);
    Upload upload = uploads.head(uploaders.current(), Ids.id(id));
    Response.ResponseBuilder answer =
        progress(Response.ok(), upload).header("Cache-Control", "no-store");
    if (upload.kind() == Upload.Kind.STREAM && upload.state() != Upload.State.DONE) {
      answer.header("Upload-Defer-Length", 1);
    } else {
      answer.header("Upload-Length", upload.length());
    }
    if (!upload.metadata().isEmpty()) {
      answer.header("Upload-Metadata", upload.metadata());
    }
    return answer.build();
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public Response append(
      @HeaderParam("Tus-Resumable") @Nullable String version,
      @HeaderParam("Upload-Offset") @Nullable String offset,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      @HeaderParam("Content-Type") @Nullable String type,
      @PathParam("id") String id,
      InputStream body) {
    requireVersion(version);
    if (!isBytes(type)) {
      throw new ProblemException(ProblemType.MEDIA_TYPE);
    }
    Upload upload =
        uploads.append(
            uploaders.current(),
            Ids.id(id),
            number("Upload-Offset", offset),
            body,
            checksum(checksum));
    return progress(Response.noContent(), upload).build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public void terminate(
      @HeaderParam("Tus-Resumable") @Nullable String version, @PathParam("id") String id) {
    requireVersion(version);
    uploads.terminate(uploaders.current(), Ids.id(id));
  }

  private static Response.ResponseBuilder progress(Response.ResponseBuilder answer, Upload upload) {
    switch (upload.kind()) {
      case WHOLE, STREAM -> {}
      case PARTIAL -> answer.header("Upload-Concat", "partial");
      case FINAL ->
          answer.header(
              "Upload-Concat",
              upload.sources().stream()
                  .map(part -> PATH + "/" + part)
                  .collect(Collectors.joining(" ", "final;", "")));
    }
    if (upload.kind() != Upload.Kind.FINAL || upload.state() == Upload.State.DONE) {
      answer.header("Upload-Offset", upload.position());
    }
    if (upload.state() != Upload.State.DONE) {
      answer.header(
          "Upload-Expires",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC)));
    }
    return answer;
  }

  /** Parameters of the media type mean nothing here; some clients add a charset to every type. */
  private static boolean isBytes(@Nullable String type) {
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(BYTES);
  }

  private static void requireVersion(@Nullable String version) {
    if (!VERSION.equals(version)) {
      throw new ProblemException(
          ProblemType.PRECONDITION,
          "tus.version",
          "Tus-Resumable is not " + VERSION + ".",
          List.of());
    }
  }

  private static @Nullable UploadChecksum checksum(@Nullable String header) {
    return header == null ? null : UploadChecksum.parse(header);
  }

  private static long number(String name, @Nullable String text) {
    try {
      long number = text == null ? -1 : Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw new ProblemException(
          ProblemType.INVALID, "upload.header", name + " is no number.", List.of());
    }
    throw new ProblemException(
        ProblemType.INVALID, "upload.header", name + " is missing or negative.", List.of());
  }
}
