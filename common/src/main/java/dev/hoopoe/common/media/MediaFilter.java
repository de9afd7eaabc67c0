package dev.hoopoe.common.media;

import dev.hoopoe.common.answer.EarlyErrors;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.operation.ServedOperations;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses a request whose response the caller does not accept (406) or whose body the service cannot read (415),
 * before any effect. The headers are then normalised, so that the framework cannot decide differently.
 */
@ApplicationScoped
class MediaFilter {

    private static final int AFTER_REQUEST_ID = 990;
    private static final List<String> NOT_JUDGED = List.of("/q/", "/.well-known/");
    private static final String IDENTITY = "identity";
    private static final String ANYTHING = "*/*";
    private static final String FORM = "multipart/form-data";
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=[^;\\s]", Pattern.CASE_INSENSITIVE);
    private static final String JSON_IN_UTF_8 = "application/json;charset=utf-8";
    private static final Set<HttpMethod> WRITING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final List<String> JSON_ALONE = List.of(Accept.JSON);
    private static final List<String> JSON_OR_EVENTS = List.of(Accept.JSON, Accept.EVENTS);

    private final ServedOperations operations;
    private final EarlyErrors errors;

    MediaFilter(ServedOperations operations, EarlyErrors errors) {
        this.operations = operations;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext context) {
        if (NOT_JUDGED.stream().anyMatch(context.request().path()::startsWith)) {
            context.next();
            return;
        }
        var headers = context.request().headers();
        if (operations.answersFilesAt(context.request().path())) {
            // What a page embeds says which types it hopes for, and an error is JSON all the same.
            headers.set(HttpHeaders.ACCEPT, ANYTHING);
            context.next();
            return;
        }
        var takesForms = operations.takesFormsAt(context.request().path());
        var answer = Accept.parse(headers.getAll(HttpHeaders.ACCEPT)).best(offered(context));
        if (answer.isEmpty()) {
            errors.answer(context, ErrorKind.NOT_ACCEPTABLE, "The answer is application/json, which Accept rules out");
        } else if (hasBody(headers) && !isPlain(headers.getAll(HttpHeaders.CONTENT_ENCODING))) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            errors.answer(context, ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding");
        } else if (takesForms && !isForm(headers.getAll(HttpHeaders.CONTENT_TYPE))) {
            context.response().putHeader(HttpHeaders.ACCEPT, FORM);
            errors.answer(context, ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Send the body as multipart/form-data");
        } else if (!takesForms && hasBody(headers) && !isJson(headers.getAll(HttpHeaders.CONTENT_TYPE))) {
            context.response().putHeader(HttpHeaders.ACCEPT, Accept.JSON);
            errors.answer(context, ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json, in UTF-8");
        } else {
            headers.set(HttpHeaders.ACCEPT, answer.get());
            if (!takesForms
                    && (hasBody(headers) || WRITING.contains(context.request().method()))) {
                headers.set(HttpHeaders.CONTENT_TYPE, Accept.JSON);
            }
            context.addHeadersEndHandler(
                    sent -> nameCharsetInLowerCase(context.response().headers()));
            context.next();
        }
    }

    private List<String> offered(RoutingContext context) {
        return operations.streamsEventsAt(context.request().path()) ? JSON_OR_EVENTS : JSON_ALONE;
    }

    /** Some clients compare the value character by character. */
    private static void nameCharsetInLowerCase(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.toLowerCase(Locale.ROOT).equals(JSON_IN_UTF_8)) {
            headers.set(HttpHeaders.CONTENT_TYPE, JSON_IN_UTF_8);
        }
    }

    private static boolean hasBody(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains("Transfer-Encoding")
                || (length != null && !length.strip().equals("0"));
    }

    private static boolean isPlain(List<String> encodings) {
        return encodings.stream()
                .allMatch(encoding -> encoding.isBlank() || IDENTITY.equalsIgnoreCase(encoding.strip()));
    }

    /** A form without a boundary cannot be read. */
    private static boolean isForm(List<String> types) {
        return types.size() == 1
                && MediaRange.parse(types.get(0))
                        .filter(range -> range.precision() == 2 && range.includes("multipart", "form-data"))
                        .isPresent()
                && BOUNDARY.matcher(types.get(0)).find();
    }

    /** A body without Content-Type is read as JSON. */
    private static boolean isJson(List<String> types) {
        return types.stream().allMatch(type -> type.isBlank() || type.equals(Accept.JSON) || isJson(type));
    }

    private static boolean isJson(String type) {
        return MediaRange.parse(type)
                .filter(range -> range.precision() == 2 && range.includes("application", "json"))
                .filter(range -> range.charset() == null || range.charset().equals("utf-8"))
                .isPresent();
    }
}
