/** Answers that every part of the gateway gives in one form. */
@NullMarked
package org.lumenark.gateway.answer;

import org.jspecify.annotations.NullMarked;
