package org.lumenark.imaging.tiff;

/** Numbers of the tags that matter here. */
final class Tag {

  static final int NEW_SUBFILE_TYPE = 254;
  static final int IMAGE_WIDTH = 256;
  static final int IMAGE_LENGTH = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int IMAGE_DESCRIPTION = 270;
  static final int MAKE = 271;
  static final int MODEL = 272;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int PLANAR_CONFIGURATION = 284;
  static final int T4_OPTIONS = 292;
  static final int RESOLUTION_UNIT = 296;
  static final int SOFTWARE = 305;
  static final int DATE_TIME = 306;
  static final int PREDICTOR = 317;
  static final int TILE_WIDTH = 322;
  static final int TILE_LENGTH = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SUB_IFDS = 330;
  static final int SAMPLE_FORMAT = 339;
  static final int JPEG_TABLES = 347;
  static final int YCBCR_COEFFICIENTS = 529;
  static final int YCBCR_SUBSAMPLING = 530;
  static final int REFERENCE_BLACK_WHITE = 532;
  static final int METAMORPH_UIC1 = 33628;
  static final int METAMORPH_UIC2 = 33629;
  static final int METAMORPH_UIC3 = 33630;
  static final int METAMORPH_UIC4 = 33631;
  static final int FLUOVIEW_HEADER = 34361;
  static final int FEI_SFEG = 34680;
  static final int FEI_HELIOS = 34682;
  static final int TVIPS = 37706;
  static final int ZEISS_LSM = 34412;
  static final int IMAGEJ_COUNTS = 50838;
  static final int IMAGEJ_METADATA = 50839;
  static final int MICRO_MANAGER = 51123;
  static final int NDPI_FORMAT = 65420;
  static final int NDPI_MAGNIFICATION = 65421;
  static final int NDPI_STAGE_X = 65422;
  static final int NDPI_STAGE_Y = 65423;
  static final int NDPI_FOCUS = 65424;
  static final int NDPI_MCU_STARTS = 65426;
  static final int NDPI_REFERENCE = 65427;
  static final int NDPI_MCU_STARTS_HIGH = 65432;
  static final int NDPI_CAPTURE_MODE = 65441;
  static final int NDPI_SCANNER = 65442;
  static final int NDPI_PROPERTIES = 65449;

  private Tag() {}
}
