/** Figures and traces for whoever watches the process: sent to a collector when one is named, and never with a value in them. */
@NullMarked
package dev.accord.kit.signal;

import org.jspecify.annotations.NullMarked;
