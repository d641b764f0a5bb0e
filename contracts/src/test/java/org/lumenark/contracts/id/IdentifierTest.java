package org.lumenark.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  private static final String DIGEST = "ab".repeat(32);

  @Test
  void an_image_id_is_the_version_5_uuid_that_python_computes() {
    // uuid.uuid5(uuid.UUID("6b0f3c52-6b0e-4f0a-9a52-27a6b9d1c7f4"),
    //     "S-LMK12\n" + "a/b.tif\0" + "ab" * 32 + "\n" + "0")
    UUID id = ImageId.of(new Accession("S-LMK12"), List.of(new ImageId.Part("a/b.tif", DIGEST)), 0);

    assertThat(id).hasToString("437d101e-ea17-542d-a5e8-5c184fd0a541");
  }

  @Test
  void equal_files_of_two_studies_are_different_images() {
    List<ImageId.Part> parts = List.of(new ImageId.Part("a.tif", DIGEST));

    assertThat(ImageId.of(new Accession("S-LMK1"), parts, 0))
        .isNotEqualTo(ImageId.of(new Accession("S-LMK2"), parts, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S-LMK1", "S-BIAD765", "AB9999999999"})
  void accessions_have_a_prefix_and_a_number(String value) {
    assertThat(new Accession(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "S-LMK",
        "S-LMK0",
        "S-LMK01",
        "s-lmk1",
        "S-LMK1.v2",
        "../S-LMK1",
        "S-LMK1\n",
        "-A1"
      })
  void anything_else_is_no_accession(String value) {
    assertThatThrownBy(() -> new Accession(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blob_keys_are_new_each_time_and_spread_by_their_random_end() {
    BlobKey key = BlobKey.next();

    assertThat(key.value().substring(0, 2))
        .isEqualTo(key.value().substring(key.value().length() - 2));
    assertThat(BlobKey.next()).isNotEqualTo(key);
    assertThat(new BlobKey(key.value())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab/../../etc/passwd",
        "originals/x",
        "ab/0192f0c1-7a1b-4c3d-8e4f-5a6b7c8d9e0f"
      })
  void a_key_of_another_form_is_refused(String value) {
    assertThatThrownBy(() -> new BlobKey(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
