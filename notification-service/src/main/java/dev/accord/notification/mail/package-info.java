/** E-mail by SMTP: claimed durably, retried within limits, set aside where an officer sees it. */
@NullMarked
package dev.accord.notification.mail;

import org.jspecify.annotations.NullMarked;
