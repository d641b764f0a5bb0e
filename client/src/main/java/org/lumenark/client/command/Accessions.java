package org.lumenark.client.command;

import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.StudyPath;
import org.lumenark.contracts.id.Accession;

/** Accessions as arguments. */
final class Accessions {

  private Accessions() {}

  static String checked(String argument) {
    if (!Accession.isAccession(argument)) {
      throw new ClientException(
          ExitCode.USAGE,
          "usage.accession",
          "'" + StudyPath.visible(argument) + "' is no accession, such as S-LMK12.",
          StudyPath.visible(argument));
    }
    return argument;
  }
}
