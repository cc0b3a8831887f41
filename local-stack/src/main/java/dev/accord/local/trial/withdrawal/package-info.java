/** The withdrawal trial (B9): withdrawals raced against partners who pull, and whatever could let a byte out late. */
@NullMarked
package dev.accord.local.trial.withdrawal;

import org.jspecify.annotations.NullMarked;
