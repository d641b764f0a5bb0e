package org.lumenark.metadata.plate;

import java.util.UUID;

/**
 * A plate in a list.
 *
 * @param id of its container
 * @param name what it calls itself, else its file or folder
 * @param path of its images, the first by name
 * @param wells with images
 * @param zarr address of its OME-Zarr, all wells
 * @param href where its wells are told
 */
public record PlateBrief(
    UUID id, String name, String path, int wells, int images, String zarr, String href) {}
