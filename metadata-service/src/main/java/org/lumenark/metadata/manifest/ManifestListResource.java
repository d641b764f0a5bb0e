package org.lumenark.metadata.manifest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.listing.ListForm;
import org.lumenark.metadata.listing.ListedFile;
import org.lumenark.metadata.listing.StreamedText;
import org.lumenark.metadata.study.PublicUrls;

/** All files of a frozen manifest for programs that download many; what is gone is left out. */
@Path("/api/v1/manifests/{id}/files.txt")
public class ManifestListResource {

  private static final String TYPE = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  private final Mutiny.SessionFactory sessions;
  private final Manifests manifests;
  private final ManifestFiles files;
  private final PublicUrls urls;

  ManifestListResource(
      Mutiny.SessionFactory sessions, Manifests manifests, ManifestFiles files, PublicUrls urls) {
    this.sessions = sessions;
    this.manifests = manifests;
    this.files = files;
    this.urls = urls;
  }

  @GET
  @Produces(TYPE)
  @PermitAll
  @Operation(operationId = "listManifestForDownload")
  public RestMulti<String> list(@RestPath String id, @RestQuery @Nullable String form) {
    ListForm listForm = ListForm.of(form);
    return StreamedText.answer(
        sessions
            .withSession(session -> manifests.frozen(session, id))
            .map(row ->
                new StreamedText(
                    files
                        .all(row.id(), row.files())
                        .map(page -> lines(page, listForm))
                        .filter(lines -> !lines.isEmpty()),
                    TYPE,
                    true)));
  }

  private String lines(List<ManifestFile> page, ListForm form) {
    return page.stream()
        .filter(ManifestFile::open)
        .map(file -> form.line(new ListedFile(file.place(), file.address(urls), file.sha256())))
        .collect(Collectors.joining());
  }
}
