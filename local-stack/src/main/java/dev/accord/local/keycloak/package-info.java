/** A real Keycloak with the platform's realm, its distribution unpacked and built once. */
@NullMarked
package dev.accord.local.keycloak;

import org.jspecify.annotations.NullMarked;
