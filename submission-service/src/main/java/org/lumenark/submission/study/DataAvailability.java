package org.lumenark.submission.study;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.id.Accession;

/** The sentence that a paper says where its images are, by the address that stays. */
@ApplicationScoped
public class DataAvailability {

  private final String archive;
  private final String publicUrl;

  DataAvailability(
      @ConfigProperty(name = "lumenark.archive.name", defaultValue = "Lumenark") String archive,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.archive = archive;
    this.publicUrl = publicUrl;
  }

  /** The first version has the address of the study, which is cited before there is another. */
  public String of(Accession accession, int version) {
    String name = version == 1 ? accession.value() : accession.value() + ".v" + version;
    return "The images and other data of this study are available in "
        + archive
        + " under accession "
        + accession.value()
        + (version == 1 ? "" : ", version " + version)
        + " ("
        + publicUrl
        + "/studies/"
        + name
        + ").";
  }
}
