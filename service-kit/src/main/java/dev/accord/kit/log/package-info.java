/** What a process says about itself: one JSON object a line, in our own words and without anybody's data. */
@NullMarked
package dev.accord.kit.log;

import org.jspecify.annotations.NullMarked;
