/** Versions of the privacy policy as structured documents, what changed between two, and how much that matters. */
@NullMarked
package dev.accord.consent.policy;

import org.jspecify.annotations.NullMarked;
