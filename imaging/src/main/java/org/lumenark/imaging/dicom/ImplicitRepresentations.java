package org.lumenark.imaging.dicom;

/**
 * The value representations of what the reader uses, for files that leave them out: PS3.6. Texts
 * need none.
 */
final class ImplicitRepresentations {

  private ImplicitRepresentations() {}

  static String of(int tag) {
    return switch (tag) {
      case Tags.SAMPLES_PER_PIXEL,
          Tags.PLANAR_CONFIGURATION,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION,
          Tags.IN_CONCATENATION_TOTAL_NUMBER,
          Tags.SEGMENT_NUMBER,
          Tags.REFERENCED_SEGMENT_NUMBER ->
          "US";
      case Tags.FRAME_INCREMENT_POINTER -> "AT";
      case Tags.TOTAL_PIXEL_MATRIX_COLUMNS,
          Tags.TOTAL_PIXEL_MATRIX_ROWS,
          Tags.NUMBER_OF_OPTICAL_PATHS,
          Tags.NUMBER_OF_FOCAL_PLANES ->
          "UL";
      case Tags.COLUMN_POSITION, Tags.ROW_POSITION -> "SL";
      case Tags.IMAGED_VOLUME_WIDTH, Tags.IMAGED_VOLUME_HEIGHT -> "FL";
      case Tags.PLANE_POSITION_SEQUENCE,
          Tags.PIXEL_MEASURES_SEQUENCE,
          Tags.OPTICAL_PATH_SEQUENCE,
          Tags.OPTICAL_PATH_IDENTIFICATION_SEQUENCE,
          Tags.PLANE_POSITION_SLIDE_SEQUENCE,
          Tags.SEGMENT_SEQUENCE,
          Tags.SEGMENT_IDENTIFICATION_SEQUENCE,
          Tags.SHARED_FUNCTIONAL_GROUPS,
          Tags.PER_FRAME_FUNCTIONAL_GROUPS ->
          "SQ";
      case Tags.EXTENDED_OFFSET_TABLE -> "OV";
      case Tags.PIXEL_DATA -> "OW";
      case Tags.FLOAT_PIXEL_DATA -> "OF";
      case Tags.DOUBLE_FLOAT_PIXEL_DATA -> "OD";
      default -> "UN";
    };
  }
}
