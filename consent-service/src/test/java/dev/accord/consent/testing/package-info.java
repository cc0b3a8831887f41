/** What tests of this service have in common: the service on a real store, and people who use it. */
@NullMarked
package dev.accord.consent.testing;

import org.jspecify.annotations.NullMarked;
