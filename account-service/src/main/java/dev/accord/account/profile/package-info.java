/** Opening an account once terms are accepted, and the few fields it shows (U1). */
@NullMarked
package dev.accord.account.profile;

import org.jspecify.annotations.NullMarked;
