package org.lumenark.imaging.dicom;

/** The attributes that the reader acts on; names as in DICOM PS3.6. */
final class Tags {

  static final int TRANSFER_SYNTAX_UID = 0x00020010;
  static final int IMAGE_TYPE = 0x00080008;
  static final int SOP_CLASS_UID = 0x00080016;
  static final int ACQUISITION_DATE = 0x00080022;
  static final int ACQUISITION_DATE_TIME = 0x0008002A;
  static final int ACQUISITION_TIME = 0x00080032;
  static final int MODALITY = 0x00080060;
  static final int MANUFACTURER = 0x00080070;
  static final int MANUFACTURER_MODEL_NAME = 0x00081090;
  static final int PATIENT_IDENTITY_REMOVED = 0x00120062;
  static final int SPACING_BETWEEN_SLICES = 0x00180088;
  static final int FRAME_TIME = 0x00181063;
  static final int FRAME_TIME_VECTOR = 0x00181065;
  static final int SERIES_INSTANCE_UID = 0x0020000E;
  static final int INSTANCE_NUMBER = 0x00200013;
  static final int IMAGE_POSITION_PATIENT = 0x00200032;
  static final int IMAGE_ORIENTATION_PATIENT = 0x00200037;
  static final int PLANE_POSITION_SEQUENCE = 0x00209113;
  static final int IN_CONCATENATION_TOTAL_NUMBER = 0x00209163;
  static final int DIMENSION_ORGANIZATION_TYPE = 0x00209311;
  static final int SAMPLES_PER_PIXEL = 0x00280002;
  static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
  static final int PLANAR_CONFIGURATION = 0x00280006;
  static final int NUMBER_OF_FRAMES = 0x00280008;
  static final int FRAME_INCREMENT_POINTER = 0x00280009;
  static final int ROWS = 0x00280010;
  static final int COLUMNS = 0x00280011;
  static final int PIXEL_SPACING = 0x00280030;
  static final int BITS_ALLOCATED = 0x00280100;
  static final int BITS_STORED = 0x00280101;
  static final int HIGH_BIT = 0x00280102;
  static final int PIXEL_REPRESENTATION = 0x00280103;
  static final int PIXEL_MEASURES_SEQUENCE = 0x00289110;
  static final int Z_OFFSET_IN_SLIDE = 0x0040074A;
  static final int IMAGED_VOLUME_WIDTH = 0x00480001;
  static final int IMAGED_VOLUME_HEIGHT = 0x00480002;
  static final int TOTAL_PIXEL_MATRIX_COLUMNS = 0x00480006;
  static final int TOTAL_PIXEL_MATRIX_ROWS = 0x00480007;
  static final int OPTICAL_PATH_SEQUENCE = 0x00480105;
  static final int OPTICAL_PATH_IDENTIFIER = 0x00480106;
  static final int OPTICAL_PATH_DESCRIPTION = 0x00480107;
  static final int OBJECTIVE_LENS_POWER = 0x00480112;
  static final int OBJECTIVE_LENS_NUMERICAL_APERTURE = 0x00480113;
  static final int OPTICAL_PATH_IDENTIFICATION_SEQUENCE = 0x00480207;
  static final int PLANE_POSITION_SLIDE_SEQUENCE = 0x0048021A;
  static final int COLUMN_POSITION = 0x0048021E;
  static final int ROW_POSITION = 0x0048021F;
  static final int NUMBER_OF_OPTICAL_PATHS = 0x00480302;
  static final int NUMBER_OF_FOCAL_PLANES = 0x00480303;
  static final int SEGMENT_SEQUENCE = 0x00620002;
  static final int SEGMENT_NUMBER = 0x00620004;
  static final int SEGMENT_LABEL = 0x00620005;
  static final int SEGMENT_IDENTIFICATION_SEQUENCE = 0x0062000A;
  static final int REFERENCED_SEGMENT_NUMBER = 0x0062000B;
  static final int SHARED_FUNCTIONAL_GROUPS = 0x52009229;
  static final int PER_FRAME_FUNCTIONAL_GROUPS = 0x52009230;
  static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
  static final int FLOAT_PIXEL_DATA = 0x7FE00008;
  static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
  static final int PIXEL_DATA = 0x7FE00010;
  static final int ITEM = 0xFFFEE000;
  static final int ITEM_END = 0xFFFEE00D;
  static final int SEQUENCE_END = 0xFFFEE0DD;

  private Tags() {}
}
