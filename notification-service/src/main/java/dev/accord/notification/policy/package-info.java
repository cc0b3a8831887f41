/** What changes with a new policy version, as consent-service tells it. */
@NullMarked
package dev.accord.notification.policy;

import org.jspecify.annotations.NullMarked;
