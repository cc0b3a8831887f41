/** The withdrawal trial (B9): withdrawals raced against partners who pull, with everything that could let a byte out late. */
@NullMarked
package dev.accord.local.trial.withdrawal;

import org.jspecify.annotations.NullMarked;
