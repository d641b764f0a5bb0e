package org.lumenark.imaging.detect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the ends of names promise. */
final class Extensions {

  private static final Set<String> TIFF =
      Set.of("tiff", "imagej-tiff", "ome-tiff", "metamorph-tiff", "stk", "lsm", "svs", "ndpi");
  private static final Map<String, Set<String>> PROMISES = promises();

  private Extensions() {}

  private static Map<String, Set<String>> promises() {
    Map<String, Set<String>> promises = new HashMap<>();
    for (String end : new String[] {"tif", "tiff", "tf2", "tf8", "btf"}) {
      promises.put(end, TIFF);
    }
    promises.put("lsm", Set.of("lsm"));
    promises.put("stk", Set.of("stk", "metamorph-tiff"));
    promises.put("svs", Set.of("svs"));
    promises.put("ndpi", Set.of("ndpi"));
    promises.put("ome", Set.of("ome-xml"));
    for (String end : new String[] {"czi", "nd2", "lif", "nrrd", "png", "gif", "bmp", "oib"}) {
      promises.put(end, Set.of(end));
    }
    promises.put("nhdr", Set.of("nrrd"));
    for (String end : new String[] {"mrc", "map", "ccp4", "rec", "mrcs"}) {
      promises.put(end, Set.of("mrc"));
    }
    promises.put("dv", Set.of("deltavision"));
    promises.put("r3d", Set.of("deltavision"));
    promises.put("nii", Set.of("nifti"));
    promises.put("hdr", Set.of("nifti", "analyze", "text", "unknown"));
    promises.put("dcm", Set.of("dicom"));
    promises.put("dicom", Set.of("dicom"));
    promises.put("ims", Set.of("imaris"));
    for (String end : new String[] {"h5", "hdf5", "hdf"}) {
      promises.put(end, Set.of("hdf5", "bdv", "imaris"));
    }
    for (String end : new String[] {"jpg", "jpeg", "jpe", "jfif"}) {
      promises.put(end, Set.of("jpeg"));
    }
    for (String end : new String[] {"jp2", "j2k", "jpx", "jpf", "j2c"}) {
      promises.put(end, Set.of("jpeg2000"));
    }
    promises.put("htd", Set.of("imagexpress"));
    promises.put("mlf", Set.of("cv8000"));
    promises.put("scn", Set.of("tiff"));
    promises.put("eer", Set.of("tiff"));
    promises.put("jpk", Set.of("tiff"));
    for (String end :
        new String[] {"dm3", "dm4", "vsi", "ets", "oir", "mrxs", "fits", "spm", "zvi"}) {
      promises.put(end, Set.of("unknown"));
    }
    for (String end : new String[] {"txt", "csv", "tsv", "md"}) {
      promises.put(end, Set.of("text"));
    }
    return Map.copyOf(promises);
  }

  /** False only if the name promises something else. */
  static boolean match(String path, String format) {
    Set<String> promised = PROMISES.get(extension(path));
    return promised == null || promised.contains(format);
  }

  static boolean claimsImage(String path) {
    Set<String> promised = PROMISES.get(extension(path));
    return promised != null && !promised.contains("text");
  }

  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
