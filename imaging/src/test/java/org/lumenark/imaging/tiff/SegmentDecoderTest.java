package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Streams that specifications print. */
class SegmentDecoderTest {

  @Test
  void lzw_decodes_the_example_of_the_pdf_reference() throws CorruptSegmentException {
    assertThat(decode(new Lzw(), "800B6050220C0C8501", 64)).isEqualTo("2D2D2D2D2D412D2D2D42");
  }

  @Test
  void lzw_decodes_the_older_order_of_bits() throws CorruptSegmentException {
    // Codes 256, 'A', 'B', 258 ("AB"), 257, nine bits each, least significant bit first.
    assertThat(decode(new Lzw(), "008308111810", 64)).isEqualTo("41424142");
  }

  @Test
  void lzw_refuses_a_code_that_is_not_in_its_table() {
    // Codes 256, 'A', 300.
    assertThatThrownBy(() -> decode(new Lzw(), "80106580", 64))
        .isInstanceOf(CorruptSegmentException.class)
        .hasMessageContaining("not in the table");
  }

  @Test
  void lzw_never_writes_past_the_limit() throws CorruptSegmentException {
    assertThat(decode(new Lzw(), "800B6050220C0C8501", 3)).isEqualTo("2D2D2D");
  }

  @Test
  void pack_bits_decodes_the_example_of_apples_technical_note() throws CorruptSegmentException {
    assertThat(decode(new PackBits(), "FEAA0280002AFDAA0380002A22F7AA", 64))
        .isEqualTo("AAAAAA80002AAAAAAAAA80002A22" + "AA".repeat(10));
  }

  @Test
  void pack_bits_stops_where_a_run_is_cut_short() throws CorruptSegmentException {
    assertThat(decode(new PackBits(), "FEAA0580", 64)).isEqualTo("AAAAAA80");
  }

  @Test
  void deflate_decodes_a_stored_block() throws CorruptSegmentException {
    // RFC 1950 and 1951: header, final stored block of 3 bytes, Adler-32 of "abc".
    assertThat(decode(new Deflate(), "7801010300FCFF616263024D0127", 64)).isEqualTo("616263");
  }

  /** Rows of 24 pixels; libtiff has made the streams. */
  private static final String FAX = "1F80000F800FFFFFFF8000011FF000000000";

  @Test
  void fax_of_one_dimension_decodes_what_libtiff_writes() throws CorruptSegmentException {
    assertThat(
            decode(
                new FaxSegments(Compression.CCITT_T4, 0, 24),
                "00182D4006CD0C004D40B8009AA068006042000540",
                18))
        .isEqualTo(FAX);
  }

  @Test
  void fax_of_two_dimensions_decodes_what_libtiff_writes() throws CorruptSegmentException {
    assertThat(
            decode(
                new FaxSegments(Compression.CCITT_T4, 1, 24),
                "001C16A00272860033502E002940E00381080010C0",
                18))
        .isEqualTo(FAX);
    assertThat(
            decode(
                new FaxSegments(Compression.CCITT_T6, 0, 24), "30572864D40BCA0712E23180080080", 18))
        .isEqualTo(FAX);
  }

  @Test
  void fax_without_line_ends_begins_each_row_at_a_byte() throws CorruptSegmentException {
    assertThat(
            decode(new FaxSegments(Compression.CCITT_RLE, 0, 24), "82D4B3433502E03540D0810850", 18))
        .isEqualTo(FAX);
  }

  @Test
  void fax_ends_where_its_block_does() throws CorruptSegmentException {
    assertThat(decode(new FaxSegments(Compression.CCITT_T6, 0, 24), "001001", 18)).isEmpty();
  }

  @Test
  void fax_of_unknown_words_is_refused() {
    assertThatThrownBy(() -> decode(new FaxSegments(Compression.CCITT_T6, 0, 24), "0200", 18))
        .isInstanceOf(CorruptSegmentException.class);
  }

  private static String decode(SegmentDecoder decoder, String hex, int limit)
      throws CorruptSegmentException {
    byte[] in = HexFormat.of().parseHex(hex);
    byte[] padded = Arrays.copyOf(in, in.length + SegmentDecoder.SLACK);
    byte[] out = new byte[limit + SegmentDecoder.SLACK];
    try (decoder) {
      int length = decoder.decode(padded, in.length, out, limit);
      return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(out, length));
    }
  }
}
