package org.lumenark.imaging.nifti;

import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;

/** Fields that NIfTI has beyond Analyze and that map to nothing else. */
record NiftiFields(HeaderBytes bytes, int version) {

  OriginalMetadata addTo(OriginalMetadata metadata) {
    metadata.put("scl_slope", real(112, 176));
    metadata.put("scl_inter", real(116, 184));
    metadata.put("cal_max", real(124, 192));
    metadata.put("cal_min", real(128, 200));
    metadata.put("slice_duration", real(132, 208));
    metadata.put("toffset", real(136, 216));
    metadata.put("xyzt_units", version == 2 ? bytes.int32(500) : bytes.unsigned8(123));
    metadata.put("intent_code", version == 2 ? bytes.int32(504) : bytes.int16(68));
    metadata.put("intent_name", bytes.text(version == 2 ? 508 : 328, 16));
    metadata.put("qform_code", version == 2 ? bytes.int32(344) : bytes.int16(252));
    metadata.put("sform_code", version == 2 ? bytes.int32(348) : bytes.int16(254));
    metadata.put("quatern", reals(256, 352, 3));
    metadata.put("qoffset", reals(268, 376, 3));
    metadata.put("srow_x", reals(280, 400, 4));
    metadata.put("srow_y", reals(296, 432, 4));
    return metadata.put("srow_z", reals(312, 464, 4));
  }

  private double real(int at1, int at2) {
    return version == 2 ? bytes.float64(at2) : bytes.float32(at1);
  }

  private String reals(int at1, int at2, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double value = real(at1 + i * Float.BYTES, at2 + i * Double.BYTES);
      text.append(i == 0 ? "" : " ").append(OriginalMetadata.number(value));
    }
    return text.toString();
  }
}
