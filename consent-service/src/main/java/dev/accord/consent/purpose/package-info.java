/** What personal data may be used for: the words every other package speaks. */
@NullMarked
package dev.accord.consent.purpose;

import org.jspecify.annotations.NullMarked;
