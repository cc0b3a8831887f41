/** Batches a client sends in, with one outcome per item (C3, C4, C5). */
@NullMarked
package dev.accord.account.telemetry;

import org.jspecify.annotations.NullMarked;
