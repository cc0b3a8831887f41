/** Whether one use of personal data is permitted now, and why. */
@NullMarked
package dev.accord.consent.decision;

import org.jspecify.annotations.NullMarked;
