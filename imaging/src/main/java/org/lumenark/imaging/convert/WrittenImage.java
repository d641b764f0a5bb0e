package org.lumenark.imaging.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.imaging.source.ImageDescription;

/**
 * An image whose arrays are in the container.
 *
 * @param attributes of its group
 */
record WrittenImage(ConvertedImage image, ImageDescription description, ObjectNode attributes) {}
