/** Templates: what a kind of study has to say. They are data, beside these classes. */
@NullMarked
package org.lumenark.document.template;

import org.jspecify.annotations.NullMarked;
