package dev.accord.kit.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** A fault that ends a thread is told in the log, in its form, and not by the JDK on standard error with its message. */
class UncaughtFaults implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(UncaughtFaults.class);

    @Override
    public void afterPropertiesSet() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> log.error("A fault ended the thread {}", thread.getName(), fault));
    }
}
