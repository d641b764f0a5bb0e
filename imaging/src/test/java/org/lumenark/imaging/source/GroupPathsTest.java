package org.lumenark.imaging.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.source.GroupPaths.Wish;

class GroupPathsTest {

  @Test
  void theOnlyImageIsTheRoot() {
    assertThat(GroupPaths.of(wishes(0, (String) null))).containsExactly("");
  }

  @Test
  void imagesOfOneSourceHaveThePlaceThatItSays() {
    assertThat(GroupPaths.of(wishes(0, "A/1/0", "A/1/0/labels/cells", "B/2/1")))
        .containsExactly("A/1/0", "A/1/0/labels/cells", "B/2/1");
    assertThat(GroupPaths.of(wishes(0, "", "labels/cells"))).containsExactly("", "labels/cells");
  }

  @Test
  void imagesWithoutAPlaceAreNumbered() {
    assertThat(GroupPaths.of(wishes(0, null, null, null))).containsExactly("0", "1", "2");
    assertThat(GroupPaths.of(wishes(0, "1", null, null))).containsExactly("1", "0", "2");
  }

  @Test
  void severalSourcesAreNumberedAndLabelsGoWithTheirImage() {
    List<Wish> wishes =
        new java.util.ArrayList<>(wishes(0, "", "labels/cells", "labels/cells/inner"));
    wishes.addAll(wishes(1, "A/1/0", "A/1/0/labels/cells"));
    wishes.addAll(wishes(2, (String) null));
    assertThat(GroupPaths.of(wishes))
        .containsExactly("0", "0/labels/cells", "0/labels/cells/inner", "1", "1/labels/cells", "2");
  }

  @Test
  void noTwoImagesShareAGroup() {
    assertThat(GroupPaths.of(wishes(0, "A/1/0", "A/1/0"))).containsExactly("A/1/0", "0");
  }

  private static List<Wish> wishes(int source, String... paths) {
    return Arrays.stream(paths).map(path -> new Wish(source, Optional.ofNullable(path))).toList();
  }
}
