package dev.accord.kit.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which roles may call an operation: one of them is enough. Checked before anything of the request is read, so that
 * whoever may not call is told so and nothing else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnlyFor {

    /** Realm roles; a placeholder stands for the role that the service's settings name. */
    String[] value();
}
