package dev.hoopoe.common.etag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in OpenAPI that a GET or PUT answers an {@code ETag}, and a PUT or DELETE heeds {@code If-Match}, by {@link EntityTags}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tagged {}
