/** The companies, organisations and people that receive data, their keys and their Keycloak client. */
@NullMarked
package dev.accord.sharing.partner;

import org.jspecify.annotations.NullMarked;
