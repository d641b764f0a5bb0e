package org.lumenark.imaging.tiff;

import java.util.Map;

/** Names and kinds of the values in MetaMorph's tag UIC1 that can be read by themselves. */
final class UicSetting {

  enum Kind {
    WHOLE,
    FRACTION,
    TEXT,
    OTHER
  }

  private record Setting(String name, Kind kind) {}

  private static final Map<Integer, Setting> SETTINGS =
      Map.ofEntries(
          Map.entry(0, new Setting("AutoScale", Kind.WHOLE)),
          Map.entry(1, new Setting("MinScale", Kind.WHOLE)),
          Map.entry(2, new Setting("MaxScale", Kind.WHOLE)),
          Map.entry(3, new Setting("SpatialCalibration", Kind.WHOLE)),
          Map.entry(4, new Setting("XCalibration", Kind.FRACTION)),
          Map.entry(5, new Setting("YCalibration", Kind.FRACTION)),
          Map.entry(6, new Setting("CalibrationUnits", Kind.TEXT)),
          Map.entry(7, new Setting("Name", Kind.TEXT)),
          Map.entry(8, new Setting("ThreshState", Kind.WHOLE)),
          Map.entry(15, new Setting("Zoom", Kind.WHOLE)),
          Map.entry(16, new Setting("CreateTime", Kind.OTHER)),
          Map.entry(17, new Setting("LastSavedTime", Kind.OTHER)),
          Map.entry(25, new Setting("GrayUnitName", Kind.TEXT)),
          Map.entry(26, new Setting("StandardLUT", Kind.WHOLE)),
          Map.entry(27, new Setting("Wavelength", Kind.WHOLE)),
          Map.entry(47, new Setting("NewLUT", Kind.WHOLE)));

  private UicSetting() {}

  static Kind kind(int id) {
    Setting setting = SETTINGS.get(id);
    return setting == null ? Kind.OTHER : setting.kind;
  }

  static String name(int id) {
    Setting setting = SETTINGS.get(id);
    return setting == null ? "UIC." + id : setting.name;
  }
}
