package org.lumenark.metadata.biostudies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.file.AskedFiles;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.file.Files;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/**
 * Files of a study from any place on, as the tables of BioStudies ask for them.
 *
 * @see <a
 *     href="https://github.com/EBIBioStudies/ribs/blob/master/src/main/java/uk/ac/ebi/biostudies/controller/File.java">File.java</a>
 */
@Path("/biostudies/api/v1/files/{accession}")
@Produces(MediaType.APPLICATION_JSON)
public class BioStudiesFilesResource {

  private static final int USUAL = 5;

  /** What a script gets that asks for all of them at once. */
  private static final int MOST = 10_000;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Files files;
  private final Callers callers;

  BioStudiesFilesResource(
      Mutiny.SessionFactory sessions, StudyAccess access, Files files, Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.files = files;
    this.callers = callers;
  }

  /**
   * @param length a negative one is for all
   * @param search words to search for, which is refused rather than left out
   */
  @GET
  @PermitAll
  @Operation(operationId = "listBioStudyFiles")
  public Uni<Response> list(
      @RestPath String accession,
      @RestQuery @Nullable String start,
      @RestQuery @Nullable String length,
      @RestQuery @Nullable String draw,
      @RestQuery("search[value]") @Nullable String search) {
    long from = Math.max(0, number(start, 0));
    long asked = number(length, USUAL);
    int most = asked < 0 ? MOST : Math.clamp(asked, 1, MOST);
    long drawn = number(draw, 1);
    Caller caller = callers.current();
    return Uni.createFrom()
        .deferred(() -> page(accession, from, most, search, caller))
        .map(page -> Response.ok(table(page, drawn)).build())
        .onFailure(ProblemException.class)
        .recoverWithItem(BioStudiesError::of);
  }

  private Uni<Page<FileObject>> page(
      String accession, long from, int most, @Nullable String search, Caller caller) {
    if (caller.reviewer().isPresent()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    if (search != null && !search.isBlank()) {
      throw new ProblemException(
          ProblemType.INVALID,
          "Files are not searched here; /api/v1/studies/{accession}/files takes filters.");
    }
    return sessions
        .withSession(session -> access.visible(session, AskedVersion.shown(accession), caller))
        .chain(sight -> {
          Optional<Cursor> before =
              from == 0
                  ? Optional.empty()
                  : Optional.of(Cursor.after(sight.version().number(), from - 1));
          return files.page(
              new AskedFiles(
                  new AskedPage(
                      AskedVersion.of(accession, Integer.toString(sight.version().number())),
                      before,
                      most),
                  List.of(),
                  Set.of()),
              caller);
        });
  }

  private static ObjectNode table(Page<FileObject> page, long drawn) {
    long total = Optional.ofNullable(page.total()).orElse(0L);
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("draw", drawn).put("recordsTotal", total).put("recordsFiltered", total);
    ArrayNode data = table.putArray("data");
    for (FileObject file : page.items()) {
      ObjectNode row = data.addObject();
      file.attributes().forEach((name, value) -> row.put(BioStudiesInfo.member(name), value));
      row.put("Name", file.path().substring(file.path().lastIndexOf('/') + 1))
          .put("Size", file.size())
          .put("path", file.path())
          .put("type", "file");
    }
    return table;
  }

  private static long number(@Nullable String text, long usual) {
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      return usual;
    }
  }
}
