/** Signed proof of a choice, in the fields of ISO/IEC TS 27560. */
@NullMarked
package dev.accord.consent.receipt;

import org.jspecify.annotations.NullMarked;
