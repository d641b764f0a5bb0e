package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.ImagingException;

/**
 * Walks the lists of numbered values in MetaMorph's tags UIC1 and UIC4 (Meta Imaging Series, stack
 * file format, version 7.5).
 */
final class UicReader {

  private static final int NAME = 7;
  private static final int CREATED = 16;
  private static final int SAVED = 17;
  private static final int STAGE = 28;
  private static final int CHIP_OFFSET = 29;
  private static final int STAGE_LABEL = 37;
  private static final int FOCUS = 40;
  private static final int FOCUS_VALID = 41;
  private static final int BINNING = 46;
  private static final int PLANE_PROPERTY = 49;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_TEXT = 1_024;

  private final TiffInput input;
  private final int planes;
  private final List<double[]> stage = new ArrayList<>();
  private double[] focus = new double[0];

  UicReader(TiffInput input, int planes) {
    this.input = input;
    this.planes = planes;
  }

  List<double[]> stage() {
    return stage;
  }

  double[] focus() {
    return focus;
  }

  /** A fraction whose parts may be negative; 0 where it has no value. */
  static double fraction(TiffInput input, long at) throws IOException, ImagingException {
    long denominator = input.unsigned32(at + 4);
    return denominator == 0 ? 0 : (double) input.signed32(at) / denominator;
  }

  /** Pairs of a number and a value, or the place of one. */
  void readUic1(TiffDirectory first, Map<String, String> settings) throws IOException {
    boolean pairs = first.type(Tag.METAMORPH_UIC1) == 4;
    long count = pairs ? Math.min(MAX_ENTRIES, first.count(Tag.METAMORPH_UIC1)) : 0;
    long at = first.position(Tag.METAMORPH_UIC1);
    try {
      for (int i = 0; i < count; i++, at += 8) {
        int id = input.signed32(at);
        long value = input.unsigned32(at + 4);
        boolean perPlane = id == STAGE || id == FOCUS || id == FOCUS_VALID || id == STAGE_LABEL;
        if (planes == 1 || !perPlane) {
          readUic1(id, value, settings);
        }
      }
    } catch (ImagingException e) {
      settings.putIfAbsent("UIC1", "cut short");
    }
  }

  private void readUic1(int id, long value, Map<String, String> settings) throws IOException {
    try {
      switch (UicSetting.kind(id)) {
        case WHOLE -> settings.putIfAbsent(UicSetting.name(id), String.valueOf(value));
        case FRACTION -> {
          if (value >= 8) {
            settings.putIfAbsent(UicSetting.name(id), number(fraction(input, value)));
          }
        }
        case TEXT -> {
          if (value >= 8) {
            keepText(id, value, settings);
          }
        }
        case OTHER -> {
          if (value >= 8) {
            readUic1Other(id, value, settings);
          }
        }
      }
    } catch (ImagingException e) {
      settings.putIfAbsent(UicSetting.name(id), "past the end of the file");
    }
  }

  private void readUic1Other(int id, long at, Map<String, String> settings)
      throws IOException, ImagingException {
    switch (id) {
      case CREATED, SAVED ->
          Times.julian(input.unsigned32(at), input.unsigned32(at + 4))
              .ifPresent(time -> settings.putIfAbsent(UicSetting.name(id), Times.iso(time)));
      case STAGE -> readStage(at);
      case FOCUS -> readFocus(at);
      case STAGE_LABEL -> readLabels(at, settings);
      case BINNING ->
          settings.putIfAbsent(
              "CameraBin", input.unsigned32(at) + " x " + input.unsigned32(at + 4));
      case PLANE_PROPERTY -> readProperty(at + 4, settings);
      default -> {}
    }
  }

  /** Numbers of 16 bits, each with its values behind it; 0 ends the list. */
  void readUic4(TiffDirectory first, Map<String, String> settings) throws IOException {
    long at = first.position(Tag.METAMORPH_UIC4);
    if (at == 0) {
      return;
    }
    try {
      for (int i = 0; i < MAX_ENTRIES; i++) {
        int id = input.unsigned16(at);
        at += 2;
        switch (id) {
          case STAGE -> {
            readStage(at);
            at += 16L * planes;
          }
          case CHIP_OFFSET -> at += 16L * planes;
          case FOCUS -> {
            readFocus(at);
            at += 8L * planes;
          }
          case FOCUS_VALID -> at += 4L * planes;
          case STAGE_LABEL -> at = readLabels(at, settings);
          default -> {
            return;
          }
        }
      }
    } catch (ImagingException e) {
      settings.putIfAbsent("UIC4", "cut short");
    }
  }

  private void readStage(long at) throws IOException, ImagingException {
    List<double[]> found = new ArrayList<>();
    for (int i = 0; i < planes; i++) {
      found.add(new double[] {fraction(input, at + 16L * i), fraction(input, at + 16L * i + 8)});
    }
    stage.clear();
    stage.addAll(found);
  }

  private void readFocus(long at) throws IOException, ImagingException {
    double[] found = new double[planes];
    for (int i = 0; i < planes; i++) {
      found[i] = fraction(input, at + 8L * i);
    }
    focus = found;
  }

  private long readLabels(long at, Map<String, String> settings)
      throws IOException, ImagingException {
    StringBuilder labels = new StringBuilder();
    long next = at;
    for (int i = 0; i < planes; i++) {
      long length = input.unsigned32(next);
      if (length > MAX_TEXT) {
        break;
      }
      String label = input.text(next + 4, length);
      if (!label.isEmpty() && labels.indexOf(label) < 0) {
        labels.append(labels.isEmpty() ? "" : "\n").append(label);
      }
      next += 4 + length;
    }
    if (!labels.isEmpty()) {
      settings.putIfAbsent("StageLabel", labels.toString());
    }
    return next;
  }

  private void keepText(int id, long at, Map<String, String> settings)
      throws IOException, ImagingException {
    long length = input.unsigned32(at);
    String text = length <= MAX_TEXT ? input.text(at + 4, length) : "";
    if (!text.isEmpty()) {
      settings.putIfAbsent(id == NAME ? "Name" : UicSetting.name(id), text);
    }
  }

  /** A name, flags, and a fraction or a text. */
  private void readProperty(long at, Map<String, String> settings)
      throws IOException, ImagingException {
    int length = input.unsigned8(at);
    String name = input.text(at + 1, length);
    long value = at + 1 + length + 5;
    String text =
        input.unsigned8(value - 1) == 1
            ? number(fraction(input, value))
            : input.text(value + 1, input.unsigned8(value));
    if (!name.isBlank() && !text.isBlank()) {
      settings.putIfAbsent(name, text);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
