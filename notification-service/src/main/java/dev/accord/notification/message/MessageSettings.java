package dev.accord.notification.message;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param gateway the public address under which readers find the policy */
@ConfigurationProperties("accord.services")
record MessageSettings(URI gateway) {}
