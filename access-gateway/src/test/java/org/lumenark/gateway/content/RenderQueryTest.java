package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.display.Window;
import org.lumenark.imaging.render.ChannelView;
import org.lumenark.imaging.render.Projection;
import org.lumenark.imaging.render.Region;
import org.lumenark.imaging.render.Sections;
import org.lumenark.imaging.render.View;
import org.lumenark.imaging.render.ViewException;

class RenderQueryTest {

  @Test
  void without_parameters_the_image_chooses() throws Exception {
    assertThat(RenderQuery.of(Map.<String, String>of()::get))
        .isEqualTo(new RenderQuery(View.of(1024), ""));
  }

  @Test
  void channels_have_windows_and_colours_and_may_be_off() throws Exception {
    View view = view("c", "0,1|-0.5:4e3$ff00Ff,2|auto,3$0000FF,-4");
    assertThat(view.shown())
        .containsExactly(
            new ChannelView(0, OptionalInt.empty(), new ChannelView.Brightness.Stored()),
            new ChannelView(
                1,
                OptionalInt.of(0xFF00FF),
                new ChannelView.Brightness.Given(new Window(-0.5, 4000))),
            new ChannelView(2, OptionalInt.empty(), new ChannelView.Brightness.Automatic()),
            new ChannelView(3, OptionalInt.of(0x0000FF), new ChannelView.Brightness.Stored()));
    assertThat(view.hidden()).containsExactly(4);
  }

  @Test
  void sections_time_region_and_box() throws Exception {
    Map<String, String> asked =
        Map.of(
            "z",
            "3:9",
            "t",
            "2",
            "projection",
            "mean",
            "region",
            "1,2,30,40",
            "w",
            "300",
            "h",
            "20");
    View view = RenderQuery.of(asked::get).view();
    assertThat(view.sections()).contains(new Sections(3, 9));
    assertThat(view.time()).hasValue(2);
    assertThat(view.projection()).isEqualTo(Projection.MEAN);
    assertThat(view.region()).contains(new Region(1, 2, 30, 40));
    assertThat(view.maxWidth()).isEqualTo(300);
    assertThat(view.maxHeight()).isEqualTo(20);
    assertThat(view("z", "4").sections()).contains(new Sections(4, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "c '' channel.invalid",
        "c a channel.invalid",
        "c 1, channel.invalid",
        "c +1 channel.invalid",
        "c 1|5:5 channel.invalid",
        "c 1|9:5 channel.invalid",
        "c 1|-1e999:5 channel.invalid",
        "c 1|NaN:5 channel.invalid",
        "c 1|5 channel.invalid",
        "c 1$12345 channel.invalid",
        "c 1$12345G channel.invalid",
        "c 9999999 channel.invalid",
        "z -1 z.invalid",
        "z 9:3 z.invalid",
        "z 3:9 projection.invalid",
        "z 99999999999 z.invalid",
        "t x t.invalid",
        "t 1:2 t.invalid",
        "projection MAX projection.invalid",
        "projection sum projection.invalid",
        "region 0,0,0,5 region.invalid",
        "region 0,0,5 region.invalid",
        "region -1,0,5,5 region.invalid",
        "region 0,0,5,5,5 region.invalid",
        "region 0,0,5.5,5 region.invalid",
        "size 0 size.invalid",
        "size 4097 size.invalid",
        "size big size.invalid",
        "w 0 size.invalid",
        "h 99999 size.invalid"
      })
  void what_is_not_as_it_should_be_is_refused_by_its_parameter(
      String name, String value, String code) {
    assertThatThrownBy(() -> view(name, value))
        .isInstanceOfSatisfying(
            ViewException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused).hasMessageContaining("parameter");
            });
  }

  @Test
  void size_and_box_exclude_each_other() {
    assertThatThrownBy(() -> RenderQuery.of(Map.of("size", "10", "w", "10")::get))
        .isInstanceOf(ViewException.class);
  }

  @Test
  void a_list_without_end_is_refused() {
    assertThatThrownBy(() -> view("c", "0,".repeat(100_000) + "0"))
        .isInstanceOf(ViewException.class);
  }

  @Test
  void other_parameters_make_another_entity() throws Exception {
    assertThat(RenderQuery.of(Map.of("z", "1")::get).canonical())
        .isNotEqualTo(RenderQuery.of(Map.of("t", "1")::get).canonical());
  }

  private static View view(String name, String value) throws ViewException {
    return RenderQuery.of(Map.of(name, value)::get).view();
  }
}
