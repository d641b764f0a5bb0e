/**
 * Corrections that a curator makes in many studies at once; each is told, and can be taken back.
 */
@NullMarked
package org.lumenark.submission.directive;

import org.jspecify.annotations.NullMarked;
