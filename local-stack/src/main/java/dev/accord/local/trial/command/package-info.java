/** The command {@code accord trial}: plays the trials there are and tells their figures beside their goals. */
@NullMarked
package dev.accord.local.trial.command;

import org.jspecify.annotations.NullMarked;
