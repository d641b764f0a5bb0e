package org.lumenark.metadata.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.study.PublicUrls;

/**
 * Names of items: {@code oai:HOST:ACCESSION}.
 *
 * @see <a href="https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm">the form</a>
 */
@ApplicationScoped
class OaiNames {

  private final String base;
  private final String prefix;

  OaiNames(PublicUrls urls) {
    base = urls.home() + "oai2d";
    prefix = "oai:" + URI.create(urls.home()).getHost() + ":";
  }

  /** Address of the door. */
  String base() {
    return base;
  }

  String identifier(String accession) {
    return prefix + accession;
  }

  /** The accession that is named, if the name has its form. */
  Optional<String> accession(String identifier) {
    return Optional.of(identifier)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(Accession::isAccession);
  }
}
