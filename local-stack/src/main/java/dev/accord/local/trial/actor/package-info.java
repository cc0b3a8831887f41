/** People, officers and partners who are busy with a platform, and know afterwards what must have come of it. */
@NullMarked
package dev.accord.local.trial.actor;

import org.jspecify.annotations.NullMarked;
