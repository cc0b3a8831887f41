/** What gateways remember together when there are several: sessions, tokens, turns and allowances, in one Redis. */
@NullMarked
package dev.accord.gateway.memory;

import org.jspecify.annotations.NullMarked;
