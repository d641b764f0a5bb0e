package org.lumenark.imaging.sets;

import java.util.Optional;

/**
 * A file and where its planes belong. Values are as a name or an index gives them, empty texts
 * where it does not say.
 */
record PlaneFile(String path, Optional<Well> well, String field, String t, String c, String z) {}
