package org.lumenark.metadata.biostudies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.file.FileObject;
import org.lumenark.metadata.listing.StudyFilePages;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/**
 * A list of files that the PageTab of a study names, as JSON and of any length: that of a
 * component, or that of all files.
 *
 * @see <a href="https://github.com/EBIBioStudies/page-tab-specification">PageTab specification</a>
 */
@Path("/biostudies/files/{accession}/{list}.files.json")
public class BioStudiesListResource {

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final StudyFilePages pages;
  private final FileComponents components;
  private final Callers callers;

  BioStudiesListResource(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      StudyFilePages pages,
      FileComponents components,
      Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.pages = pages;
    this.components = components;
    this.callers = callers;
  }

  /**
   * A list, sent as it is made.
   *
   * @param open whether anyone may have it
   */
  private record FileList(Multi<ObjectNode> elements, boolean open) {

    Map<String, List<String>> headers() {
      return Map.of(
          HttpHeaders.CACHE_CONTROL,
          List.of(open ? "no-cache" : "private, no-store"),
          HttpHeaders.VARY,
          List.of(HttpHeaders.AUTHORIZATION));
    }
  }

  /** The framework writes the brackets, and the commas between elements. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @PermitAll
  @Operation(operationId = "readBioStudyFileList")
  public RestMulti<ObjectNode> list(@RestPath String accession, @RestPath String list) {
    Caller caller = callers.current();
    return RestMulti.fromUniResponse(
        sessions.withSession(session ->
            access
                .visible(session, AskedVersion.shown(accession), caller)
                .chain(sight ->
                    components
                        .counts(session, accession, sight.version().number())
                        .map(counts -> files(sight, DoorLists.of(sight, counts), list, caller)))),
        FileList::elements,
        FileList::headers);
  }

  private FileList files(StudySight.Visible sight, DoorLists lists, String list, Caller caller) {
    List<AttributeFilter> filters =
        list.equals(sight.study().accession())
            ? List.of()
            : AttributeFilter.parse(
                List.of(),
                lists
                    .component(list + DoorLists.SUFFIX)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
    return new FileList(
        pages
            .of(sight, filters, caller)
            .onItem()
            .transformToIterable(page -> page)
            .map(BioStudiesListResource::element),
        sight.isOpen());
  }

  private static ObjectNode element(FileObject file) {
    ObjectNode element =
        JsonNodeFactory.instance
            .objectNode()
            .put("path", file.path())
            .put("size", file.size())
            .put("type", "file");
    ArrayNode attributes = element.putArray("attributes");
    file.attributes()
        .forEach((name, value) -> attributes.addObject().put("name", name).put("value", value));
    return element;
  }
}
