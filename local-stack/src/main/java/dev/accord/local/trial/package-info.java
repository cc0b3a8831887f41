/** Safety trials: each shows on a running platform that something never happens, and that its broken twin lets it happen. */
@NullMarked
package dev.accord.local.trial;

import org.jspecify.annotations.NullMarked;
