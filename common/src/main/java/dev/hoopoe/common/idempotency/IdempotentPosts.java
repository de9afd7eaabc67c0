package dev.hoopoe.common.idempotency;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;

/**
 * Binds the interceptor to every public POST at build time, so that a new one cannot be forgotten. Types are given by
 * name, since the gateway has this class on its class path without JAX-RS.
 */
public class IdempotentPosts implements BuildCompatibleExtension {

    private static final String OURS = "dev.hoopoe.";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String POST = "jakarta.ws.rs.POST";
    private static final String NOT_OFFERED = "/?internal(/.*)?";

    /** Called by the container for every class. */
    @Enhancement(types = Object.class, withSubtypes = true)
    public void bind(ClassConfig type) {
        if (isOffered(type.info())) {
            type.methods().stream()
                    .filter(method -> isIdempotent(method.info()))
                    .forEach(method -> method.addAnnotation(Idempotent.class));
        }
    }

    private static boolean isOffered(ClassInfo type) {
        return type.name().startsWith(OURS)
                && type.annotations().stream()
                        .filter(annotation -> annotation.name().equals(PATH))
                        .map(AnnotationInfo::value)
                        .anyMatch(path -> !path.asString().matches(NOT_OFFERED));
    }

    private static boolean isIdempotent(MethodInfo method) {
        return has(method, POST) && !has(method, IgnoresIdempotencyKey.class.getName());
    }

    private static boolean has(MethodInfo method, String annotation) {
        return method.annotations().stream().anyMatch(present -> present.name().equals(annotation));
    }
}
