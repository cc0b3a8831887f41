package dev.accord.kit.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which services of the platform may call an operation, with a token meant for this very service (invariant 8). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnlyForServices {

    /** The callers' names; none named means every service of the platform. */
    String[] value() default {};
}
