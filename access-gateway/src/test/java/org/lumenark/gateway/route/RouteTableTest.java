package org.lumenark.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

  private final RouteTable table =
      new RouteTable(
          List.of(
              operation("GET", "/", "root"),
              operation("GET", "/api/v1/studies/{accession}", "study"),
              operation("GET", "/api/v1/studies/{accession}.{suffix}", "export"),
              operation("GET", "/api/v1/images/{id}", "image"),
              operation("GET", "/api/v1/images/{id}/thumbnail", "thumbnail"),
              open("GET", "/api/v1/images/{id}.ome.zarr/{key}", "zarr"),
              open("GET", "/api/v1/images/{id}/{conversionId}.ome.zarr/{key}", "conversion"),
              open("GET", "/files/{accession}/{path}", "file"),
              operation("GET", "/api/v1/drafts", "drafts"),
              operation("POST", "/api/v1/drafts", "newDraft")));

  @ParameterizedTest
  @CsvSource({
    "/, root",
    "/api/v1/studies/S-LMK1, study",
    "/api/v1/studies/S-LMK1.bib, export",
    "/api/v1/studies/S-LMK1.datacite.json, export",
    "/api/v1/images/1, image",
    "/api/v1/images/1/thumbnail, thumbnail",
    "/api/v1/images/1.ome.zarr/zarr.json, zarr",
    "/api/v1/images/1.ome.zarr/0/c/0/0, zarr",
    "/api/v1/images/1/2.ome.zarr/0/c/0/0, conversion",
    "/files/S-LMK1/a/b/c.tif, file"
  })
  void the_most_literal_path_wins(String path, String operation) {
    assertThat(match("GET", path)).isEqualTo(new RouteMatch.Matched("service", operation));
    assertThat(match("HEAD", path)).isEqualTo(new RouteMatch.Matched("service", operation));
  }

  @ParameterizedTest
  @CsvSource({
    "/api",
    "/api/v1/studies",
    "/api/v1/studies/",
    "/api/v1/studies/S-LMK1/more",
    "/api/v1/Studies/S-LMK1",
    "/api/v1/%73tudies/S-LMK1",
    "/api/v1/images/.ome.zarr/zarr.json",
    "/files/S-LMK1",
    "/internal/files/S-LMK1",
    "/q/metrics"
  })
  void what_is_not_in_the_contract_does_not_exist(String path) {
    assertThat(match("GET", path)).isEqualTo(new RouteMatch.Unknown());
  }

  @Test
  void a_method_that_is_not_offered_is_told_from_the_others() {
    assertThat(match("DELETE", "/api/v1/drafts"))
        .isEqualTo(new RouteMatch.WrongMethod(Set.of("GET", "HEAD", "POST")));
    assertThat(match("TRACE", "/api/v1/drafts")).isInstanceOf(RouteMatch.WrongMethod.class);
  }

  @Test
  void paths_have_one_order_wherever_they_stood_before() {
    List<PathTemplate> templates =
        List.of(
            PathTemplate.of("/t/{token}/{path}", true),
            PathTemplate.of("/api/v1/curation/queue", false),
            PathTemplate.of("/api/v1/curation/{accession}", false),
            PathTemplate.of("/api/v1/drafts/{id}", false),
            PathTemplate.of("/api/v1/drafts/{id}/files", false),
            PathTemplate.of("/api/v1/images/{id}.ome.zarr/{key}", true),
            PathTemplate.of("/api/v1/images/{id}/render", false),
            PathTemplate.of("/api/{version}/studies", false),
            PathTemplate.of("/api/{version}/{things}", true),
            PathTemplate.of("/api/v1", false),
            PathTemplate.of("/{anything}", true));

    for (PathTemplate first : templates) {
      for (PathTemplate second : templates) {
        int order = first.compareSpecificity(second);
        assertThat(Integer.signum(order))
            .isEqualTo(-Integer.signum(second.compareSpecificity(first)));
        assertThat(order == 0).isEqualTo(first.equals(second));
        for (PathTemplate third : templates) {
          if (order < 0 && second.compareSpecificity(third) < 0) {
            assertThat(first.compareSpecificity(third)).isNegative();
          }
        }
      }
    }
  }

  private RouteMatch match(String method, String path) {
    return table.match(method, RequestPath.of(path).orElseThrow());
  }

  private static RouteTable.Operation operation(String method, String path, String id) {
    return new RouteTable.Operation(method, path, false, "service", id);
  }

  private static RouteTable.Operation open(String method, String path, String id) {
    return new RouteTable.Operation(method, path, true, "service", id);
  }
}
