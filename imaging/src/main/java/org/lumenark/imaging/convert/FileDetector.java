package org.lumenark.imaging.convert;

import java.io.IOException;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/** Says what a file of a set is. */
@FunctionalInterface
public interface FileDetector {

  Detection detect(FileSet files, String path) throws IOException, ImagingException;
}
