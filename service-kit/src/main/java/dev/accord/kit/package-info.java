/** Technical plumbing every service needs and none owns; no domain word enters it. */
@NullMarked
package dev.accord.kit;

import org.jspecify.annotations.NullMarked;
