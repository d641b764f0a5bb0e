/** Accounts of people: what the realm of the identity provider lets them do by themselves. */
@NullMarked
package org.lumenark.standalone.identity;

import org.jspecify.annotations.NullMarked;
