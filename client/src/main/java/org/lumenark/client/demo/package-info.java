/** What {@code up} adds for people who try the archive: a login and a sample study. */
@NullMarked
package org.lumenark.client.demo;

import org.jspecify.annotations.NullMarked;
