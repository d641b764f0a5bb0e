/** Studies that belong to a partner: rules of the operator, told to depositors. */
@NullMarked
package org.lumenark.submission.redirect;

import org.jspecify.annotations.NullMarked;
