/** What the OpenAPI documents say alike of every operation: who may call it, and every problem it can answer with. */
@NullMarked
package dev.accord.kit.document;

import org.jspecify.annotations.NullMarked;
