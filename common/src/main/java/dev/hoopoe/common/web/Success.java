package dev.hoopoe.common.web;

/** The native dialect's success answer: {@code {"success":true,"data":…}}. */
public record Success<T>(boolean success, T data) {

    /** What a DELETE answers (contract Homa, section 1). */
    public static final Success<String> DELETED = of("deleted");

    public static <T> Success<T> of(T data) {
        return new Success<>(true, data);
    }
}
