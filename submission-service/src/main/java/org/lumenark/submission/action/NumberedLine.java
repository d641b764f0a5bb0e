package org.lumenark.submission.action;

/**
 * A line with its place among all entries of the action.
 *
 * @param ordinal from 1
 */
record NumberedLine(long ordinal, ActionLine line) {}
