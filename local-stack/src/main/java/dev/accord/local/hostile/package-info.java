/** Requests nobody should send, made from the platform's own OpenAPI documents, and what must come back. */
@NullMarked
package dev.accord.local.hostile;

import org.jspecify.annotations.NullMarked;
