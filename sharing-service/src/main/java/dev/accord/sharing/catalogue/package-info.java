/** What fields and purposes there are, as account-service and consent-service publish them. */
@NullMarked
package dev.accord.sharing.catalogue;

import org.jspecify.annotations.NullMarked;
