/** The permissions that consent-service gives, subject by subject, and the lease on each. */
@NullMarked
package dev.accord.sharing.decision;

import org.jspecify.annotations.NullMarked;
