/** What may be held at all: every field with its sensitivity, limits, purposes and retention (C1). */
@NullMarked
package dev.accord.account.catalogue;

import org.jspecify.annotations.NullMarked;
