/** Which fields a client may collect now, so that refused data is never gathered (B11). */
@NullMarked
package dev.accord.account.manifest;

import org.jspecify.annotations.NullMarked;
