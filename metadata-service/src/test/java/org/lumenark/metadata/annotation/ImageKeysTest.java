package org.lumenark.metadata.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.annotation.AnnotationKey;
import org.lumenark.annotation.AnnotationKey.Kind;

class ImageKeysTest {

  private static final UUID ID = UUID.fromString("7f8f0f0e-1111-5222-8333-000000000001");

  @ParameterizedTest
  @CsvSource({
    "plate1/9987_B02_s1_w1.TIF, 'Well B2, Field 1', '', plate1, B2",
    "plate1/9987_B02_s1_w1.TIF, image, B/2/0, plate1, B2",
    "screen/Week1_22123/Week1_150607_B02_s1_w1.tif, image 1, '', week1_22123, B2",
    "AS_09125_050116030001_D03f00d0.tif, image 1, '', as_09125_050116030001_d03f00d0, D3",
    "a/200972429 TOG[2702].ome.tiff, x, C/11/3, 200972429 tog[2702], C11",
    "a/exp.c01/x.tif, 'exp [Well aa-03 Field #1]', '', exp, AA3"
  })
  void an_image_of_a_plate_knows_its_well(
      String path, String name, String group, String plate, String well) {
    assertThat(ImageKeys.of(image(path, name, group)))
        .contains(new AnnotationKey(Kind.WELL, plate, well));
    assertThat(wells(ImageKeys.of(image(path, name, group)))).containsExactly(well);
  }

  @ParameterizedTest
  @CsvSource({
    "a/cells_s1_w2.tif, image 1",
    "a/cells_B02_C03.tif, image 1",
    "a/well.tif, Wellness B2x",
    "a/HB02.tif, image",
    "a/t01.tif, z01"
  })
  void what_only_looks_like_a_well_is_none(String path, String name) {
    assertThat(wells(ImageKeys.of(image(path, name, "")))).isEmpty();
  }

  @Test
  void an_image_is_known_by_its_names_in_each_of_its_folders_and_by_each_end_of_its_path() {
    Set<AnnotationKey> keys = ImageKeys.of(image("Set 1/raw/Cell 1.ome.tif", "Series 3", ""));

    assertThat(keys)
        .contains(
            new AnnotationKey(Kind.IMAGE, "", "cell 1.ome.tif"),
            new AnnotationKey(Kind.IMAGE, "set 1", "cell 1.ome.tif"),
            new AnnotationKey(Kind.IMAGE, "raw", "cell 1"),
            new AnnotationKey(Kind.IMAGE, "set 1", "series 3"),
            new AnnotationKey(Kind.IMAGE, "raw/cell 1.ome.tif", "series 3"),
            new AnnotationKey(Kind.FILE, "", "set 1/raw/cell 1.ome.tif"),
            new AnnotationKey(Kind.FILE, "", "raw/cell 1.ome.tif"),
            new AnnotationKey(Kind.FILE, "", "cell 1.ome.tif"))
        .doesNotContain(new AnnotationKey(Kind.FILE, "", "tif"));
  }

  @Test
  void what_its_plate_calls_itself_is_a_name_of_its_own() {
    NamedImage field = image("run 7/TimePoint_1/9987_B02_s1_w1.TIF", "B02", "B/2/0");
    NamedImage named =
        new NamedImage(
            field.id(),
            field.path(),
            field.name(),
            field.group(),
            field.fileset(),
            Optional.of(" Week1_22123 "));

    assertThat(ImageKeys.ofPlate(named))
        .contains(new AnnotationKey(Kind.WELL, "week1_22123", "B2"));
    assertThat(ImageKeys.of(named)).isEqualTo(ImageKeys.of(field));
    assertThat(ImageKeys.ofPlate(field)).isEmpty();
  }

  @Test
  void an_image_without_a_well_is_not_called_by_its_plate() {
    NamedImage overview =
        new NamedImage(
            ID, "overview.tif", "overview", "", Optional.empty(), Optional.of("Week1_22123"));

    assertThat(ImageKeys.ofPlate(overview)).isEmpty();
  }

  private static NamedImage image(String path, String name, String group) {
    return new NamedImage(ID, path, name, group, Optional.empty(), Optional.empty());
  }

  private static Set<String> wells(Set<AnnotationKey> keys) {
    return keys.stream()
        .filter(key -> key.kind() == Kind.WELL)
        .map(AnnotationKey::item)
        .collect(Collectors.toSet());
  }
}
