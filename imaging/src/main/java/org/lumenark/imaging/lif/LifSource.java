package org.lumenark.imaging.lif;

import org.lumenark.imaging.xml.XmlElement;

/**
 * An image as the header lists it.
 *
 * @param path its folders and its name, with {@code /}
 * @param image the element that describes it
 * @param block name of its memory block
 */
record LifSource(String path, XmlElement image, String block, LifStructure structure) {}
