/** Mail to people about their studies: written with what it tells of, sent by the archive later. */
@NullMarked
package org.lumenark.submission.mail;

import org.jspecify.annotations.NullMarked;
