/** The commands of the standalone stack; the command line registers them. */
@NullMarked
package org.lumenark.standalone.command;

import org.jspecify.annotations.NullMarked;
