/** The signed contracts under which a partner may receive data, from draft to end. */
@NullMarked
package dev.accord.sharing.agreement;

import org.jspecify.annotations.NullMarked;
