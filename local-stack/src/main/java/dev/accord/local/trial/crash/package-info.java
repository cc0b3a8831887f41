/** What was acknowledged outlives {@code kill -9} of every service and of the store, at any moment, under load. */
@NullMarked
package dev.accord.local.trial.crash;

import org.jspecify.annotations.NullMarked;
