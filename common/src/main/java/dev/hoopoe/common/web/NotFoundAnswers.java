package dev.hoopoe.common.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the answers of REST clients in which 404 means that the neighbour does not have the thing. */
public final class NotFoundAnswers {

    private NotFoundAnswers() {}

    /** The answer of the call; empty when it is 404. Any other failure is thrown as it is. */
    public static <T> Optional<T> emptyIfNotFound(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
