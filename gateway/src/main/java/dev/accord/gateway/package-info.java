/** The one address the outside knows; behind it the services, and in front of it nobody who is trusted. */
@NullMarked
package dev.accord.gateway;

import org.jspecify.annotations.NullMarked;
