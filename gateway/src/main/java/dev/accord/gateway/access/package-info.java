/** What was asked of us, by what kind of caller, and how it ended: a line of the log for each request. */
@NullMarked
package dev.accord.gateway.access;

import org.jspecify.annotations.NullMarked;
