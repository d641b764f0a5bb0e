package org.lumenark.submission.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  private static final String ID = "0190f5a0-0000-7000-8000-000000000001";
  private static final UUID DRAFT = UUID.fromString(ID);

  @ParameterizedTest
  @CsvSource({
    "'', /DRAFT",
    "., /DRAFT",
    "a/b, /DRAFT/a/b",
    "./a//b/, /DRAFT/a/b",
    "a/../b, /DRAFT/b",
    "/DRAFT/a, /DRAFT/a",
    "/DRAFT, /DRAFT",
    "/, /",
    ".., /",
    "../../.., /",
    "../DRAFT/a, /DRAFT/a"
  })
  void aPathLeadsWhereItSays(String path, String to) throws SftpFailure {
    assertThat(Place.of(DRAFT, path.replace("DRAFT", ID)).absolute(DRAFT))
        .isEqualTo(to.replace("DRAFT", ID));
  }

  @ParameterizedTest
  @CsvSource({
    "/other, not-found",
    "/0190f5a0-0000-7000-8000-000000000002/a, not-found",
    "/../etc/passwd, not-found",
    "../other, not-found",
    "a\\b, path.backslash",
    "' a', path.blank"
  })
  void aPathThatLeadsElsewhereOrCannotBeIsRefused(String path, String code) {
    SftpFailure refused = catchThrowableOfType(SftpFailure.class, () -> Place.of(DRAFT, path));

    assertThat(refused).hasMessageStartingWith(code + ":");
  }
}
