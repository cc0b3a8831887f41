/** Every error as an RFC 9457 problem document with a stable type, the field and what is allowed. */
@NullMarked
package dev.accord.kit.problem;

import org.jspecify.annotations.NullMarked;
