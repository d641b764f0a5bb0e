package org.lumenark.metadata.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses at the archive's public origin. */
@ApplicationScoped
public class PublicUrls {

  private final String origin;

  @Inject
  PublicUrls(@ConfigProperty(name = "lumenark.public-url") String origin) {
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
  }

  /** The same addresses as whoever has this sight can open them: reviewers by their link. */
  public PublicUrls asSeenIn(StudySight.Visible sight) {
    return new PublicUrls(
        sight.review().map(review -> origin + "/t/" + review.token().value()).orElse(origin));
  }

  /** Where the archive begins. */
  public String home() {
    return origin + "/";
  }

  public String study(String accession) {
    return origin + "/api/v1/studies/" + accession;
  }

  /** The page of a study, which it is cited by: people see it, programs are led on by it. */
  public String page(String accession) {
    return origin + "/studies/" + accession;
  }

  /** A frozen manifest. */
  public String manifest(String id) {
    return origin + "/api/v1/manifests/" + id;
  }

  /** The page of a frozen manifest, which it is cited by. */
  public String manifestPage(String id) {
    return origin + "/manifests/" + id;
  }

  /** The address of an object as DRS has it: the host, and the id in a host of that kind. */
  public String drs(String id) {
    return "drs://" + URI.create(origin).getRawAuthority() + "/" + id;
  }

  /** An address below the archive's origin. */
  public String below(String path) {
    return origin + path;
  }

  public String file(String accession, String path) {
    return origin
        + "/files/"
        + accession
        + "/"
        + Arrays.stream(path.split("/", -1))
            .map(PublicUrls::encode)
            .collect(Collectors.joining("/"));
  }

  public String zarr(UUID image) {
    return origin + "/api/v1/images/" + image + ".ome.zarr";
  }

  /** Of the whole container, such as a plate. */
  public String container(UUID fileset) {
    return origin + "/api/v1/filesets/" + fileset + ".ome.zarr";
  }

  public String plate(UUID plate) {
    return origin + "/api/v1/plates/" + plate;
  }

  public String thumbnail(UUID image) {
    return origin + "/api/v1/images/" + image + "/thumbnail";
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
  }
}
