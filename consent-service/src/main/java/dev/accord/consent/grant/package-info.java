/** What a person has allowed, refused or taken back, and the wait that makes taking back final. */
@NullMarked
package dev.accord.consent.grant;

import org.jspecify.annotations.NullMarked;
