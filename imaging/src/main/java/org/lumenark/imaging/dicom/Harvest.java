package org.lumenark.imaging.dicom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.ome.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;

/**
 * Metadata of an object. What is kept is a list of technical attributes, so that nothing identifies
 * a person: no attribute of group 0010, no names, numbers, unique identifiers, institutions,
 * comments or descriptions that somebody typed, no private attributes. The date of an acquisition
 * is kept of microscopes, and of other devices only where the object says that the patient's
 * identity was removed.
 */
final class Harvest {

  private static final List<String> MICROSCOPES = List.of("SM", "GM");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\.\\d{1,6})?(?:([+-]\\d\\d)(\\d\\d))?");
  private static final Map<Integer, String> KEPT =
      Map.ofEntries(
          Map.entry(Tags.IMAGE_TYPE, "ImageType"),
          Map.entry(Tags.SOP_CLASS_UID, "SOPClassUID"),
          Map.entry(Tags.MODALITY, "Modality"),
          Map.entry(0x00080064, "ConversionType"),
          Map.entry(Tags.MANUFACTURER, "Manufacturer"),
          Map.entry(Tags.MANUFACTURER_MODEL_NAME, "ManufacturerModelName"),
          Map.entry(0x00089206, "VolumetricProperties"),
          Map.entry(0x00180020, "ScanningSequence"),
          Map.entry(0x00180021, "SequenceVariant"),
          Map.entry(0x00180022, "ScanOptions"),
          Map.entry(0x00180023, "MRAcquisitionType"),
          Map.entry(0x00180050, "SliceThickness"),
          Map.entry(0x00180060, "KVP"),
          Map.entry(0x00180080, "RepetitionTime"),
          Map.entry(0x00180081, "EchoTime"),
          Map.entry(0x00180082, "InversionTime"),
          Map.entry(0x00180083, "NumberOfAverages"),
          Map.entry(0x00180084, "ImagingFrequency"),
          Map.entry(0x00180085, "ImagedNucleus"),
          Map.entry(0x00180086, "EchoNumbers"),
          Map.entry(0x00180087, "MagneticFieldStrength"),
          Map.entry(Tags.SPACING_BETWEEN_SLICES, "SpacingBetweenSlices"),
          Map.entry(0x00180091, "EchoTrainLength"),
          Map.entry(0x00180095, "PixelBandwidth"),
          Map.entry(0x00181020, "SoftwareVersions"),
          Map.entry(0x00181050, "SpatialResolution"),
          Map.entry(Tags.FRAME_TIME, "FrameTime"),
          Map.entry(0x00181088, "HeartRate"),
          Map.entry(0x00181100, "ReconstructionDiameter"),
          Map.entry(0x00181120, "GantryDetectorTilt"),
          Map.entry(0x00181150, "ExposureTime"),
          Map.entry(0x00181151, "XRayTubeCurrent"),
          Map.entry(0x00181152, "Exposure"),
          Map.entry(0x00181160, "FilterType"),
          Map.entry(0x00181164, "ImagerPixelSpacing"),
          Map.entry(0x00181210, "ConvolutionKernel"),
          Map.entry(0x00181310, "AcquisitionMatrix"),
          Map.entry(0x00181312, "InPlanePhaseEncodingDirection"),
          Map.entry(0x00181314, "FlipAngle"),
          Map.entry(0x00185100, "PatientPosition"),
          Map.entry(0x00189073, "AcquisitionDuration"),
          Map.entry(Tags.IMAGE_POSITION_PATIENT, "ImagePositionPatient"),
          Map.entry(Tags.IMAGE_ORIENTATION_PATIENT, "ImageOrientationPatient"),
          Map.entry(0x00201041, "SliceLocation"),
          Map.entry(Tags.DIMENSION_ORGANIZATION_TYPE, "DimensionOrganizationType"),
          Map.entry(Tags.PHOTOMETRIC_INTERPRETATION, "PhotometricInterpretation"),
          Map.entry(Tags.BITS_STORED, "BitsStored"),
          Map.entry(Tags.PIXEL_SPACING, "PixelSpacing"),
          Map.entry(0x00280A02, "PixelSpacingCalibrationType"),
          Map.entry(0x00280106, "SmallestImagePixelValue"),
          Map.entry(0x00280107, "LargestImagePixelValue"),
          Map.entry(0x00280120, "PixelPaddingValue"),
          Map.entry(0x00281050, "WindowCenter"),
          Map.entry(0x00281051, "WindowWidth"),
          Map.entry(0x00281052, "RescaleIntercept"),
          Map.entry(0x00281053, "RescaleSlope"),
          Map.entry(0x00281054, "RescaleType"),
          Map.entry(0x00282110, "LossyImageCompression"),
          Map.entry(0x00282112, "LossyImageCompressionRatio"),
          Map.entry(0x00282114, "LossyImageCompressionMethod"),
          Map.entry(Tags.IMAGED_VOLUME_WIDTH, "ImagedVolumeWidth"),
          Map.entry(Tags.IMAGED_VOLUME_HEIGHT, "ImagedVolumeHeight"),
          Map.entry(0x00480003, "ImagedVolumeDepth"),
          Map.entry(0x00480012, "ExtendedDepthOfField"),
          Map.entry(0x00480102, "ImageOrientationSlide"),
          Map.entry(0x00620001, "SegmentationType"));

  private Harvest() {}

  static Map<String, String> original(DataSet set) {
    OriginalMetadata kept = new OriginalMetadata();
    KEPT.forEach((tag, name) -> set.text(tag).ifPresent(value -> kept.add(name, value)));
    int number = 1;
    for (DataSet segment : set.items(Tags.SEGMENT_SEQUENCE)) {
      String key = "Segment" + number++;
      segment.text(Tags.SEGMENT_LABEL).ifPresent(label -> kept.add(key, label));
    }
    return kept.toMap();
  }

  static Acquisition acquisition(DataSet set) {
    Optional<String> manufacturer = set.text(Tags.MANUFACTURER);
    Optional<String> model = set.text(Tags.MANUFACTURER_MODEL_NAME);
    return new Acquisition(
        date(set),
        manufacturer.isEmpty() && model.isEmpty()
            ? Optional.empty()
            : Optional.of(new Instrument(manufacturer, model)),
        set.item(Tags.OPTICAL_PATH_SEQUENCE).flatMap(Harvest::objective),
        List.of());
  }

  private static Optional<Objective> objective(DataSet path) {
    OptionalDouble power = path.number(Tags.OBJECTIVE_LENS_POWER);
    OptionalDouble aperture = path.number(Tags.OBJECTIVE_LENS_NUMERICAL_APERTURE);
    return power.isEmpty() && aperture.isEmpty()
        ? Optional.empty()
        : Optional.of(new Objective(Optional.empty(), power, aperture, Optional.empty()));
  }

  private static Optional<String> date(DataSet set) {
    boolean free =
        set.text(Tags.MODALITY).filter(MICROSCOPES::contains).isPresent()
            || set.text(Tags.PATIENT_IDENTITY_REMOVED).filter("YES"::equals).isPresent();
    if (!free) {
      return Optional.empty();
    }
    return set.text(Tags.ACQUISITION_DATE_TIME)
        .or(() ->
            set.text(Tags.ACQUISITION_DATE)
                .flatMap(date -> set.text(Tags.ACQUISITION_TIME).map(time -> date + time)))
        .flatMap(Harvest::iso);
  }

  /** {@code YYYYMMDDHHMMSS}, a fraction and a zone where they are given. */
  private static Optional<String> iso(String text) {
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String zone = parts.group(8) == null ? "" : parts.group(8) + ":" + parts.group(9);
    String fraction = parts.group(7) == null ? "" : parts.group(7);
    return Optional.of(
        parts.group(1)
            + "-"
            + parts.group(2)
            + "-"
            + parts.group(3)
            + "T"
            + parts.group(4)
            + ":"
            + parts.group(5)
            + ":"
            + parts.group(6)
            + fraction
            + zone);
  }
}
