/** Two of every service: restarted one after the other, killed and frozen, while people and partners go on asking. */
@NullMarked
package dev.accord.local.trial.replicas;

import org.jspecify.annotations.NullMarked;
