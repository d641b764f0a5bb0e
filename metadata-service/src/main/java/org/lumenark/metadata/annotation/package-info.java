/** Annotation tables: which rows are about which images, and what they say. */
@NullMarked
package org.lumenark.metadata.annotation;

import org.jspecify.annotations.NullMarked;
