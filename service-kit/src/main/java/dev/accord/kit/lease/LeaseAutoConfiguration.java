package dev.accord.kit.lease;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@AutoConfiguration
@EnableConfigurationProperties(LeaseTerms.class)
class LeaseAutoConfiguration {}
