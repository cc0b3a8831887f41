/** Which path goes to which service, with what limits on waiting, and what comes back when one fails. */
@NullMarked
package dev.accord.gateway.route;

import org.jspecify.annotations.NullMarked;
