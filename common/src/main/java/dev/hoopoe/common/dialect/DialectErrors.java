package dev.hoopoe.common.dialect;

import dev.hoopoe.common.error.ErrorEnvelope;
import dev.hoopoe.common.error.ErrorKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Retells refusals, which the mappers write in the native envelope, in the dialect of the path that was asked. */
public class DialectErrors {

    @ServerResponseFilter
    public void retell(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        var dialect = Dialect.ofPath(request.getUriInfo().getPath());
        if (dialect != Dialect.HOMA && response.getEntity() instanceof ErrorEnvelope envelope) {
            var told = envelope.data();
            var kind = ErrorKind.of(response.getStatus(), told.error());
            var answer = ruleFor(kind, resource)
                    .map(rule -> HCallRefusal.answer(
                            rule.status(),
                            rule.message().isEmpty() ? told.message() : rule.message(),
                            rule.reason() ? told.message() : null))
                    .orElseGet(() -> dialect.refusal(kind, told.message(), told.details()));
            response.setStatus(answer.status());
            response.setEntity(answer.body());
        }
    }

    private static Optional<RefusedAs> ruleFor(ErrorKind kind, ResourceInfo resource) {
        return Optional.ofNullable(resource)
                .map(ResourceInfo::getResourceMethod)
                .flatMap(method -> ruleFor(kind, method));
    }

    private static Optional<RefusedAs> ruleFor(ErrorKind kind, Method method) {
        return Arrays.stream(method.getAnnotationsByType(RefusedAs.class))
                .filter(rule -> Arrays.asList(rule.kinds()).contains(kind))
                .findFirst();
    }
}
