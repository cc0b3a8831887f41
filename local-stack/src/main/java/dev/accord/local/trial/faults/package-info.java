/** No edge between two parts, however it fails, lets anything out that was not allowed, or anybody wait without end. */
@NullMarked
package dev.accord.local.trial.faults;

import org.jspecify.annotations.NullMarked;
