package dev.accord.kit.identity;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringValueResolver;

/** Reads what an operation declares about its callers. */
public final class Guards {

    private final String service;
    private final StringValueResolver settings;
    private final Map<Method, Optional<Guard>> known = new ConcurrentHashMap<>();

    /** @param settings fills in the placeholders of declarations */
    Guards(String service, StringValueResolver settings) {
        this.service = service;
        this.settings = settings;
    }

    /**
     * The guard of an operation, if it declares one.
     *
     * @throws IllegalStateException when it declares several
     */
    public Optional<Guard> of(Method operation) {
        return known.computeIfAbsent(operation, this::declared);
    }

    private Optional<Guard> declared(Method operation) {
        List<Guard> declared = new ArrayList<>();
        @Nullable OnlyFor roles = AnnotatedElementUtils.findMergedAnnotation(operation, OnlyFor.class);
        if (roles != null) {
            declared.add(new Guard.Roles(filledIn(roles.value())));
        }
        @Nullable
        OnlyForServices services = AnnotatedElementUtils.findMergedAnnotation(operation, OnlyForServices.class);
        if (services != null) {
            declared.add(new Guard.Services(filledIn(services.value()), service));
        }
        if (AnnotatedElementUtils.hasAnnotation(operation, OpenToAll.class)) {
            declared.add(new Guard.Everyone());
        }
        if (declared.size() > 1) {
            throw new IllegalStateException(operation + " declares more than one guard");
        }
        return declared.stream().findFirst();
    }

    private List<String> filledIn(String[] names) {
        return Arrays.stream(names)
                .map(name -> String.valueOf(settings.resolveStringValue(name)))
                .toList();
    }
}
