/** The parts of the platform as processes: started side by side, watched, started again, ended together. */
@NullMarked
package dev.accord.local.platform;

import org.jspecify.annotations.NullMarked;
