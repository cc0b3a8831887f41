/** Which version of the policy binds a person, since when and why. */
@NullMarked
package dev.accord.consent.terms;

import org.jspecify.annotations.NullMarked;
