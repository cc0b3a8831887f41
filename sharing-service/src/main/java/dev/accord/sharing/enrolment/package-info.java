/** Which subjects may come into question for a purpose; the decision itself is asked anew for each release. */
@NullMarked
package dev.accord.sharing.enrolment;

import org.jspecify.annotations.NullMarked;
