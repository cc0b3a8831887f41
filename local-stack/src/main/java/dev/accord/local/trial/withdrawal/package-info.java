/** The withdrawal race: nothing about a person leaves the gateway after her withdrawal was acknowledged. */
@NullMarked
package dev.accord.local.trial.withdrawal;

import org.jspecify.annotations.NullMarked;
