/** What consent-service is asked, and what its answer means here; on doubt the answer is no. */
@NullMarked
package dev.accord.account.consent;

import org.jspecify.annotations.NullMarked;
