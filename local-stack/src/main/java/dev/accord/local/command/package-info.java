/** What one can say to ./accord, and what it answers. */
@NullMarked
package dev.accord.local.command;

import org.jspecify.annotations.NullMarked;
