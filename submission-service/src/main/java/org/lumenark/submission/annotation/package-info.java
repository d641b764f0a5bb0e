/** Annotation tables of drafts: what wells and images show. */
@NullMarked
package org.lumenark.submission.annotation;

import org.jspecify.annotations.NullMarked;
