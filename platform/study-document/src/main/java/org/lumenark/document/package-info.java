/** The study document: what a depositor says about a study. Knows no framework. */
@NullMarked
package org.lumenark.document;

import org.jspecify.annotations.NullMarked;
