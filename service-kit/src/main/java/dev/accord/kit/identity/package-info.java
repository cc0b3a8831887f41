/** Who is calling: Keycloak's tokens checked for issuer, audience, role and proof of possession. */
@NullMarked
package dev.accord.kit.identity;

import org.jspecify.annotations.NullMarked;
