/** How a version of the policy comes to bind a person: by accepting it, or by a notice that reached them. */
@NullMarked
package dev.accord.consent.acceptance;

import org.jspecify.annotations.NullMarked;
