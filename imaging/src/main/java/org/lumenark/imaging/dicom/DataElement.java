package org.lumenark.imaging.dicom;

import java.util.List;

/**
 * One attribute.
 *
 * @param vr value representation, {@code UN} where it is not known
 * @param position of the value in the file
 * @param length of the value; -1 if it is not told
 * @param value its bytes, empty where they are too many to keep
 * @param items of a sequence
 */
record DataElement(String vr, long position, long length, byte[] value, List<DataSet> items) {}
