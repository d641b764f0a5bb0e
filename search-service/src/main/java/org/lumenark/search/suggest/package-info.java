/** Suggestions while a reader types: values and titles of public studies. */
@NullMarked
package org.lumenark.search.suggest;

import org.jspecify.annotations.NullMarked;
