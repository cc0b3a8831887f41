/** The few pages people see, and what the gateway itself publishes. */
@NullMarked
package dev.accord.gateway.site;

import org.jspecify.annotations.NullMarked;
