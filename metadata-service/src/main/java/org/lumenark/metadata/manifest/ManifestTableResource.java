package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.document.export.FileListing;
import org.lumenark.metadata.listing.Csv;
import org.lumenark.metadata.listing.StreamedText;
import org.lumenark.metadata.study.PublicUrls;

/** All files of a frozen manifest as CSV, whatever their number. */
@Path("/api/v1/manifests/{id}.csv")
public class ManifestTableResource {

  private static final String TYPE = "text/csv;charset=UTF-8";

  private static final String HEADER = Csv.row(FileListing.OF_MANIFEST.toArray());

  private final Mutiny.SessionFactory sessions;
  private final Manifests manifests;
  private final ManifestFiles files;
  private final PublicUrls urls;

  ManifestTableResource(
      Mutiny.SessionFactory sessions, Manifests manifests, ManifestFiles files, PublicUrls urls) {
    this.sessions = sessions;
    this.manifests = manifests;
    this.files = files;
    this.urls = urls;
  }

  @GET
  @Produces(TYPE)
  @PermitAll
  @Operation(operationId = "tabulateManifest")
  public RestMulti<String> table(@RestPath String id) {
    return StreamedText.answer(
        sessions
            .withSession(session -> manifests.frozen(session, id))
            .map(row ->
                new StreamedText(
                    Multi.createBy()
                        .concatenating()
                        .streams(
                            Multi.createFrom().item(HEADER),
                            files.all(row.id(), row.files()).map(this::rows)),
                    TYPE,
                    true)));
  }

  private String rows(List<ManifestFile> page) {
    return page.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(ManifestFile file) {
    if (!file.open()) {
      return Csv.row(file.number(), "gone", file.accession(), file.version(), "", "", "", "", "");
    }
    return Csv.row(
        file.number(),
        "public",
        file.accession(),
        file.version(),
        file.path(),
        file.size(),
        file.sha256(),
        file.crc32(),
        file.address(urls));
  }
}
