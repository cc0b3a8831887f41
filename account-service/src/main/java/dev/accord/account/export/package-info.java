/** A machine-readable copy of everything this service holds about a person (D1). */
@NullMarked
package dev.accord.account.export;

import org.jspecify.annotations.NullMarked;
