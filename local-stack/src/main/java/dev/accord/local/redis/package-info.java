/** A real Redis for the local platform and for tests: found or unpacked, started empty, ended with us. */
@NullMarked
package dev.accord.local.redis;

import org.jspecify.annotations.NullMarked;
