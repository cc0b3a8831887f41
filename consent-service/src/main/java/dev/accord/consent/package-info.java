/** Consents, the policy they rest on, and the decisions that follow from them. */
@NullMarked
package dev.accord.consent;

import org.jspecify.annotations.NullMarked;
