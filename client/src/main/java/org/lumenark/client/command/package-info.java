/** The commands: arguments in, one JSON object or text for people out. */
@NullMarked
package org.lumenark.client.command;

import org.jspecify.annotations.NullMarked;
