package dev.hoopoe.common.dialect.netia;

/** Netia's answer to a successful request: {@code {"data": …}} (contract Netia, section 1). */
public record NetiaData<T>(T data) {

    public static <T> NetiaData<T> of(T data) {
        return new NetiaData<>(data);
    }
}
