/** SFTP: drafts as folders, filled with an upload token (ADR 0047). */
@NullMarked
package org.lumenark.submission.sftp;

import org.jspecify.annotations.NullMarked;
