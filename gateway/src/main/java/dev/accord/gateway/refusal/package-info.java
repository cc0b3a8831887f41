/** How the gateway says no: one problem document (RFC 9457) for every refusal, whoever decides it. */
@NullMarked
package dev.accord.gateway.refusal;

import org.jspecify.annotations.NullMarked;
