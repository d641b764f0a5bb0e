package org.lumenark.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lumenark.imaging.dicom.DicomBytes.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

class DicomReaderTest {

  private static final Detection DICOM = new Detection("dicom", 1, "", true, true);
  private static final PlaneIndex FIRST = new PlaneIndex(0, 0, 0);

  @Test
  void representations_and_byte_orders_make_no_difference() throws Exception {
    byte[] little = {1, 2, 3, 4};
    byte[] big = {2, 1, 4, 3};
    for (String syntax : List.of(DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN)) {
      byte[] stored = syntax.equals(DicomBytes.BIG_ENDIAN) ? big : little;
      try (PixelSource source = open(picture(syntax, 1, 2, 16).pixels(stored))) {
        assertThat(source.images().getFirst().type()).isEqualTo(SampleType.UINT16);
        assertThat(plane(source)).as(syntax).containsExactly(1, 2, 3, 4);
      }
    }
  }

  @Test
  void bytes_in_big_endian_words_are_put_in_order() throws Exception {
    DicomBytes file = picture(DicomBytes.BIG_ENDIAN, 2, 3, 8).pixels(new byte[] {2, 1, 4, 3, 6, 5});
    try (PixelSource source = open(file)) {
      assertThat(plane(source)).containsExactly(1, 2, 3, 4, 5, 6);
      byte[] second = new byte[3];
      source.readRows(0, 0, FIRST, 1, 1, second, 0);
      assertThat(second).containsExactly(4, 5, 6);
    }
  }

  @Test
  void only_the_stored_bits_below_the_high_bit_count_with_their_sign() throws Exception {
    DicomBytes file =
        picture(DicomBytes.EXPLICIT, 1, 2, 16)
            .us(Tags.BITS_STORED, 4)
            .us(Tags.HIGH_BIT, 7)
            .us(Tags.PIXEL_REPRESENTATION, 1)
            .pixels(new byte[] {(byte) 0x7A, 0x55, (byte) 0xF3, 0x22});
    try (PixelSource source = open(file)) {
      assertThat(source.images().getFirst().type()).isEqualTo(SampleType.INT16);
      assertThat(plane(source)).containsExactly(7, 0, -1, -1);
    }
  }

  @Test
  void one_bit_frames_follow_each_other_without_padding() throws Exception {
    DicomBytes file =
        picture(DicomBytes.EXPLICIT, 1, 3, 1)
            .text(Tags.NUMBER_OF_FRAMES, "IS", "3")
            .pixels(new byte[] {(byte) 0b11_001_101, 0b0});
    try (PixelSource source = open(file)) {
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(3);
      assertThat(plane(source)).containsExactly(1, 0, 1);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1))).containsExactly(1, 0, 0);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 2))).containsExactly(1, 1, 0);
    }
  }

  @Test
  void samples_by_plane_and_by_pixel_come_out_alike() throws Exception {
    DicomBytes byPlane = colours("RGB").us(Tags.PLANAR_CONFIGURATION, 1);
    DicomBytes byPixel = colours("RGB").us(Tags.PLANAR_CONFIGURATION, 0);
    try (PixelSource planes = open(byPlane.pixels(new byte[] {1, 2, 3, 4, 5, 6}));
        PixelSource pixels = open(byPixel.pixels(new byte[] {1, 3, 5, 2, 4, 6}))) {
      assertThat(planes.images().getFirst().samplesPerGroup()).isEqualTo(3);
      assertThat(plane(planes)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(plane(pixels)).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  /** White and pure red by the formula of PS3.3 C.7.6.3.1.2. */
  @Test
  void luminance_and_chroma_become_red_green_and_blue() throws Exception {
    byte[] full = {-1, -128, -128, 76, 85, -1};
    byte[] shared = {-1, -1, -128, -128};
    try (PixelSource source = open(colours("YBR_FULL").pixels(full));
        PixelSource half = open(colours("YBR_FULL_422").pixels(shared))) {
      assertThat(plane(source)).containsExactly(-1, -2, -1, 0, -1, 0);
      assertThat(plane(half)).containsExactly(-1, -1, -1, -1, -1, -1);
    }
  }

  @Test
  void run_lengths_are_unpacked_highest_byte_first() throws Exception {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    byte[] head = new byte[64];
    head[0] = 2;
    head[4] = 64;
    head[8] = 66;
    frame.writeBytes(head);
    frame.writeBytes(new byte[] {-2, 5, 2, 7, 8, 9});
    DicomBytes file = picture(DicomBytes.RLE, 1, 3, 16).frames(frame.toByteArray());
    try (PixelSource source = open(file)) {
      assertThat(plane(source)).containsExactly(7, 5, 8, 5, 9, 5);
    }
  }

  /** Two rows by predictor 1, codes of two bits for the categories 0 to 2: ITU-T T.81 annex H. */
  @Test
  void lossless_jpeg_is_decoded() throws Exception {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {-1, -40, -1, (byte) 0xC3, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0});
    frame.writeBytes(new byte[] {-1, (byte) 0xC4, 0, 22, 0, 0, 3});
    frame.writeBytes(new byte[14]);
    frame.writeBytes(new byte[] {0, 1, 2});
    frame.writeBytes(new byte[] {-1, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 0, 0});
    // Differences +1, -1, +2, 0 from 128: 01 1 | 01 0 | 10 10 | 00.
    frame.writeBytes(new byte[] {0b0110_1010, (byte) 0b1000_1111, -1, -39});
    DicomBytes file = picture(DicomBytes.JPEG_LOSSLESS, 2, 2, 8).frames(frame.toByteArray());
    try (PixelSource source = open(file)) {
      assertThat(plane(source)).containsExactly((byte) 129, (byte) 128, (byte) 131, (byte) 131);
    }
  }

  @Test
  void slices_of_a_series_are_a_stack_from_where_their_numbers_begin() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("s/a.dcm", slice("1", 3, "-2.5", 30).bytes())
            .with("s/b.dcm", slice("1", 1, "2.5", 10).bytes())
            .with("s/c.dcm", slice("1", 2, "0", 20).bytes())
            .with("s/notes.txt", new byte[200])
            .with("s/other.dcm", slice("2", 1, "0", 99).bytes())
            .with("t/far.dcm", slice("1", 4, "-5", 40).bytes());
    for (String entry : List.of("s/a.dcm", "s/b.dcm", "s/c.dcm")) {
      try (PixelSource source = open(files, entry)) {
        ImageDescription image = source.images().getFirst();
        assertThat(image.files()).containsExactly("s/a.dcm", "s/b.dcm", "s/c.dcm");
        assertThat(image.sizeZ()).isEqualTo(3);
        assertThat(image.physicalSizes().z()).hasValue(2_500);
        assertThat(image.physicalSizes().x()).hasValue(250);
        assertThat(image.physicalSizes().y()).hasValue(500);
        for (int z = 0; z < 3; z++) {
          assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, z)))
              .containsExactly(10 * (z + 1));
        }
      }
    }
    DicomReader reader = new DicomReader();
    assertThat(reader.setKey(files, "s/a.dcm", DICOM, ReadLimits.DEFAULT))
        .isEqualTo(reader.setKey(files, "s/b.dcm", DICOM, ReadLimits.DEFAULT))
        .isNotEqualTo(reader.setKey(files, "s/other.dcm", DICOM, ReadLimits.DEFAULT));
  }

  @Test
  void a_slice_that_is_given_alone_is_read_alone() throws Exception {
    MemoryFiles beside =
        new MemoryFiles()
            .with("a.dcm", slice("1", 1, "0", 10).bytes())
            .with("b.dcm", slice("1", 2, "1", 20).bytes());
    FileSet alone =
        new FileSet() {
          @Override
          public Stream<String> paths() {
            return beside.paths();
          }

          @Override
          public Stream<String> given() {
            return Stream.of("b.dcm");
          }

          @Override
          public java.util.Optional<org.lumenark.imaging.source.ByteSource> open(String path) {
            return beside.open(path);
          }
        };
    try (PixelSource source = open(alone, "b.dcm")) {
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(1);
      assertThat(plane(source)).containsExactly(20);
    }
  }

  @Test
  void sections_that_lie_at_one_place_are_time_points() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("1.dcm", slice("1", 1, "0", 1).bytes())
            .with("2.dcm", slice("1", 2, "1", 2).bytes())
            .with("3.dcm", slice("1", 3, "0", 3).bytes())
            .with("4.dcm", slice("1", 4, "1", 4).bytes());
    try (PixelSource source = open(files, "1.dcm")) {
      assertThat(source.images().getFirst().sizeT()).isEqualTo(2);
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(2);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).containsExactly(3);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1))).containsExactly(2);
    }
  }

  @Test
  void resolutions_of_a_slide_are_levels_and_its_label_comes_last() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("0.dcm", slide("LABEL", 1, 1, new byte[] {9, 9, 9, 9}).bytes())
            .with("1.dcm", slide("VOLUME", 2, 2, new byte[] {5, 5, 5, 5}).bytes())
            .with(
                "2.dcm",
                slide(
                        "VOLUME",
                        3,
                        4,
                        new byte[] {1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 0, 0, 11, 12, 0, 0})
                    .bytes());
    try (PixelSource source = open(files, "1.dcm")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.levels()).hasSize(2);
      assertThat(image.files()).containsExactly("2.dcm", "1.dcm");
      assertThat(plane(source)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(Pixels.plane(source, 0, 1, FIRST)).containsExactly(5, 5, 5, 5);
      assertThat(source.images().get(1).role()).isEqualTo(ImageRole.ASSOCIATED);
      assertThat(source.images().get(1).name()).isEqualTo("label");
    }
  }

  @Test
  void nothing_that_names_a_person_is_kept() throws Exception {
    DicomBytes file =
        picture(DicomBytes.EXPLICIT, 1, 1, 8)
            .text(0x00080020, "DA", "20200101")
            .text(0x00080050, "SH", "SECRET-7")
            .text(Tags.MODALITY, "CS", "CT")
            .text(0x00080080, "LO", "SECRET hospital")
            .text(0x00080090, "PN", "SECRET^Doctor")
            .text(0x0008103E, "LO", "SECRET description")
            .text(Tags.ACQUISITION_DATE_TIME, "DT", "20200101101010")
            .text(0x00100010, "PN", "SECRET^Patient")
            .text(0x00100030, "DA", "19500101")
            .text(0x00181000, "LO", "SECRET serial")
            .text(0x00204000, "LT", "SECRET comment")
            .pixels(new byte[2]);
    try (PixelSource source = open(file)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.originalMetadata()).containsEntry("Modality", "CT");
      assertThat(image.toString()).doesNotContain("SECRET").doesNotContain("1950");
      assertThat(image.acquisition().acquired()).isEmpty();
    }
  }

  @Test
  void what_is_not_read_or_damaged_is_told_by_its_code() {
    DicomBytes jpegXl = picture(DicomBytes.JPEG_XL, 1, 1, 8).frames(new byte[2]);
    assertThat(codeOf(jpegXl.bytes())).isEqualTo("dicom.unsupported-jpeg-xl");
    DicomBytes few = picture(DicomBytes.EXPLICIT, 9, 9, 8).pixels(new byte[80]);
    assertThat(codeOf(few.bytes())).isEqualTo("dicom.pixels-truncated");
    DicomBytes none = picture(DicomBytes.EXPLICIT, 9, 9, 8);
    assertThat(codeOf(none.bytes())).isEqualTo("dicom.no-pixels");
    DicomBytes empty = new DicomBytes(DicomBytes.EXPLICIT).text(Tags.MODALITY, "CS", "SR");
    assertThat(codeOf(empty.bytes())).isEqualTo("dicom.no-pixels");
    byte[] cut = picture(DicomBytes.EXPLICIT, 1, 2, 8).pixels(new byte[2]).bytes();
    assertThat(codeOf(Arrays.copyOf(cut, 170))).startsWith("dicom.");
    DicomBytes rle = picture(DicomBytes.RLE, 1, 1, 8).frames(new byte[64]);
    assertThat(codeOf(rle.bytes())).isEqualTo("dicom.bad-rle");
  }

  private static DicomBytes colours(String photometric) {
    return picture(DicomBytes.EXPLICIT, 1, 2, 8)
        .us(Tags.SAMPLES_PER_PIXEL, 3)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", photometric);
  }

  private static DicomBytes slice(String series, int number, String z, int value) {
    return picture(DicomBytes.EXPLICIT, 1, 1, 8)
        .text(Tags.SERIES_INSTANCE_UID, "UI", series)
        .text(Tags.INSTANCE_NUMBER, "IS", String.valueOf(number))
        .text(Tags.IMAGE_POSITION_PATIENT, "DS", "10\\20\\" + z)
        .text(Tags.IMAGE_ORIENTATION_PATIENT, "DS", "1\\0\\0\\0\\1\\0")
        .text(Tags.PIXEL_SPACING, "DS", "0.5\\0.25")
        .pixels(new byte[] {(byte) value, 0});
  }

  /** Tiles of 2 x 2. */
  private static DicomBytes slide(String kind, int rows, int columns, byte[] tiles) {
    return picture(DicomBytes.EXPLICIT, 2, 2, 8)
        .text(Tags.IMAGE_TYPE, "CS", "ORIGINAL\\PRIMARY\\" + kind + "\\NONE")
        .text(Tags.SERIES_INSTANCE_UID, "UI", "1.2")
        .text(Tags.MODALITY, "CS", "SM")
        .text(Tags.NUMBER_OF_FRAMES, "IS", String.valueOf(tiles.length / 4))
        .text(Tags.DIMENSION_ORGANIZATION_TYPE, "CS", "TILED_FULL")
        .ul(Tags.TOTAL_PIXEL_MATRIX_ROWS, rows)
        .ul(Tags.TOTAL_PIXEL_MATRIX_COLUMNS, columns)
        .pixels(tiles);
  }

  private static byte[] plane(PixelSource source) throws IOException, ImagingException {
    return Pixels.plane(source, 0, 0, FIRST);
  }

  private static PixelSource open(DicomBytes file) throws IOException, ImagingException {
    return open(new MemoryFiles().with("a.dcm", file.bytes()), "a.dcm");
  }

  private static PixelSource open(FileSet files, String path) throws IOException, ImagingException {
    return new DicomReader().open(files, path, DICOM, ReadLimits.DEFAULT);
  }

  private static String codeOf(byte[] file) {
    ImagingException thrown =
        catchThrowableOfType(
            ImagingException.class,
            () -> {
              try (PixelSource source = open(new MemoryFiles().with("a.dcm", file), "a.dcm")) {
                plane(source);
              }
            });
    assertThat(thrown.place().orElse("")).startsWith("a.dcm");
    return thrown.code();
  }
}
