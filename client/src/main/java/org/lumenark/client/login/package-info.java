/** Keycloak logins: password, device flow, and how they are kept. */
@NullMarked
package org.lumenark.client.login;

import org.jspecify.annotations.NullMarked;
