package org.lumenark.imaging.tiff;

/**
 * Where one stored plane lies.
 *
 * @param file index into the files of the set
 * @param directory index in the chain of that file
 * @param subDirectory index below that directory, or {@link #NONE}
 * @param shift bytes to add to the directory's offsets
 */
record PlaneAddress(int file, int directory, int subDirectory, long shift) {

  static final int NONE = -1;

  static PlaneAddress of(int file, int directory) {
    return new PlaneAddress(file, directory, NONE, 0);
  }

  PlaneAddress sub(int index) {
    return new PlaneAddress(file, directory, index, shift);
  }
}
