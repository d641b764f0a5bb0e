/**
 * What an installation on other people's servers needs before its services can work: looked at,
 * waited for, and made where it may be made.
 */
@NullMarked
package org.lumenark.standalone.installation;

import org.jspecify.annotations.NullMarked;
