/**
 * Annotation tables as the Image Data Resource has them: what wells and images show, value by
 * value, with the ontology terms that stand in columns beside them. A plain library; the archive
 * checks tables with it when they come and reads their rows with it when they are shown.
 */
@NullMarked
package org.lumenark.annotation;

import org.jspecify.annotations.NullMarked;
